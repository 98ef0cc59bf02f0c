import { request, type Agent, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { boundedServer } from './front-door/connections'
import { frontDoor, type FrontDoorDeps } from './door'
import { limits } from './front-door/limits'
import { refuseGarbled } from './front-door/refuse'
import type { HttpHandler } from './kept-pages/render'
import { localRenderer } from './renderers/backend'
import { FairTurns } from './turns/turns'

// A front door on a real port, with a small answer in Next's place.

export const siteUrl = 'https://gazette.example'
export const style = `sha256-${'a'.repeat(43)}=`

/** Sends a document with the headers of a public page (`x-still`). */
export function still(res: ServerResponse, body: string, { status = 200, ...headers }: Record<string, unknown> = {}) {
  res.statusCode = status as number
  res.setHeader('content-type', 'text/html; charset=utf-8')
  res.setHeader('x-still', style)
  res.setHeader('vary', 'rsc, next-router-state-tree')
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value as string)
  res.write(body.slice(0, 10))
  res.end(body.slice(10))
}

export const page = (words: string) => `<!doctype html><title>${words}</title>${`<p>${words}</p>`.repeat(100)}`

export type Site = Partial<FrontDoorDeps> & { handle?: HttpHandler; now?: () => number }

/** Opens a door; `ask` sends a request exactly as written. `requests` lists what reached Next. */
export async function openDoor(site: Site = {}) {
  const requests: { method: string; url: string; headers: IncomingHttpHeaders }[] = []
  const publicState = { version: 1, goesLive: undefined as number | undefined }
  const inNextsPlace = site.handle ?? ((req: IncomingMessage, res: ServerResponse) => still(res, page(`At ${req.url}`)))
  const server = boundedServer()
  const { turns = new FairTurns(limits.turns), askerOf } = site
  const handle: HttpHandler = (req, res) => {
    requests.push({ method: req.method!, url: req.url!, headers: { ...req.headers } })
    return inNextsPlace(req, res)
  }
  server.on(
    'request',
    frontDoor({
      siteUrl,
      root: '/nonexistent',
      findFile: async () => undefined,
      previews: { opens: async () => false, findFile: async () => undefined, findStored: async () => undefined },
      version: () => publicState.version,
      nextChange: async (now) =>
        publicState.goesLive !== undefined && publicState.goesLive > now ? publicState.goesLive : undefined,
      turns,
      ...localRenderer({ handle, siteUrl, turns, askerOf, dev: site.dev ?? false }),
      ...site,
    }),
  )
  server.on('clientError', refuseGarbled(siteUrl))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => new Promise<void>((closed) => (server.close(() => closed()), server.closeAllConnections())))
  const { port } = server.address() as AddressInfo
  const ask = (path: string, how: How = {}) => askAt(port, path, how)
  return { ask, requests, publicState, server, port }
}

export type How = { method?: string; headers?: Record<string, string>; body?: string; agent?: Agent }
export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

export function askAt(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, agent }: How = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path, method, headers, agent: agent ?? false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({ status: res.statusCode!, headers: res.headers, body: whole, text: whole.toString() })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

/** A promise and the function that settles it: holds an answer back until a test opens the gate or ends. */
export function gate() {
  let open!: () => void
  const passed = new Promise<void>((resolve) => (open = resolve))
  onTestFinished(open)
  return { open, passed }
}
