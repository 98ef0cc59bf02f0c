import type { BrowserContext, ConsoleMessage } from '@playwright/test'

export type Watch = {
  /** The problems so far, in words. */
  problems: string[]
  /** Complaints that a test means to provoke, an offline network for one. */
  tolerated: RegExp[]
}

/**
 * Notes every request to another host, every error in the console (refusals by the Content-Security-Policy are such) and
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

// Chromium calls a page that answers 404 an error; a picture that does is one.
function isPageStatus(message: ConsoleMessage, visited: Set<string>) {
  return /^Failed to load resource: the server responded/.test(message.text()) && visited.has(message.location().url)
}
