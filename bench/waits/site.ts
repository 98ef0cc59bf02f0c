import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/scripts/run.mjs'
import { freePort, startServer, type Server } from '@/e2e/support/server'
import { usualRenderers } from '@/server/renderers/how-many'
import { openArchive, removeArchive, type Archive } from './archive'
import { send } from './client'

/** A running site over an archive, and somebody who is signed in to its desk. */
export type Site = {
  url: string
  archive: Archive
  server: Server
  /** Asks as the person at the desk. @throws where the answer is no success */
  desk: (path: string, sent?: { method?: string; json?: unknown; body?: Buffer; type?: string }) => Promise<string>
  end: () => Promise<void>
}

/** What a server has said of failures, each sentence once: it belongs to what was measured. */
function failuresIn(output: string) {
  const times = new Map<string, number>()
  for (const [, sentence] of output.matchAll(/^\{"level":"(?:warn|error|fatal)".*"msg":"([^"]*)"\}$/gm))
    times.set(sentence!, (times.get(sentence!) ?? 0) + 1)
  return Array.from(times, ([sentence, count]) => `${count} times in the log: ${sentence}`)
}

/** Starts the built site over a copy of the archive. It believes this machine about who asks. */
export async function startSite(entries: number): Promise<Site> {
  if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('This needs a built tree: npm run build')
  const archive = await openArchive(entries)
  const { dataDir, cookie } = archive
  const settings = { DEMO: 'no', TRUSTED_PROXIES: 'loopback', RENDERERS: String(usualRenderers()) }
  const server = await startServer({ dataDir, port: await freePort(), settings })
  const { url } = server
  const desk: Site['desk'] = async (path, { method = 'GET', json, body, type = 'application/json' } = {}) => {
    const headers = { cookie, origin: url, ...((json !== undefined || body) && { 'content-type': type }) }
    const sent = body ?? (json === undefined ? undefined : JSON.stringify(json))
    const { status, text } = await send(url + path, { method, headers, body: sent })
    if (status >= 400) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`)
    return text
  }
  const end = async () => {
    await server.stop()
    for (const told of failuresIn(server.output())) console.log(told)
    removeArchive(archive)
  }
  return { url, archive, server, desk, end }
}
