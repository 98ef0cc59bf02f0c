import type { BrowserContext, ConsoleMessage } from '@playwright/test'

export type Watch = {
  /** The problems so far, in words. */
  problems: string[]
  /** Problems that a test causes on purpose, such as an offline network. */
  tolerated: RegExp[]
}

/**
 * Records every request to another host, every error in the console (also refusals by the Content-Security-Policy), and
 * every uncaught exception of a browser context.
 */
export function watch(context: BrowserContext, origin: string): Watch {
  const problems: string[] = []
  const tolerated: RegExp[] = []
  const visited = new Set<string>()
  const note = (problem: string) => void (tolerated.some((pattern) => pattern.test(problem)) || problems.push(problem))

  context.on('request', (request) => {
    if (request.isNavigationRequest()) visited.add(request.url())
    const url = new URL(request.url())
    if (/^(http|ws)s?:$/.test(url.protocol) && url.host !== new URL(origin).host) note(`Asked another host: ${url}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' && !isPageStatus(message, visited))
      note(`Console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (thrown) => note(`Uncaught: ${thrown.error()}`))
  return { problems, tolerated }
}

// Chromium reports a page with status 404 as an error; only for pictures is it a problem.
function isPageStatus(message: ConsoleMessage, visited: Set<string>) {
  return /^Failed to load resource: the server responded/.test(message.text()) && visited.has(message.location().url)
}
