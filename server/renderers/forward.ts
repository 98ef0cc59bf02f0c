import { Agent, request, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import { hasBody } from '../front-door/body'
import type { Answer } from '../kept-pages/render'
import { receiveParts } from './answer-parts'

export type ProcessSocket = { socketPath: string; agent: Agent }

export function socketAt(socketPath: string): ProcessSocket {
  return { socketPath, agent: new Agent({ keepAlive: true, maxFreeSockets: 64 }) }
}

/** Headers of a connection (RFC 9110, section 7.6.1). Node handles `expect`. */
const hopByHopHeaders = /^(connection|keep-alive|proxy-connection|te|trailer|transfer-encoding|upgrade|expect)$/

/** Bytes of headers. A render process may send longer ones than a visitor. */
export const maxHeaderSize = 64_000

/** The header of a request whose answer must not depend on a visitor. Visitors cannot set it. */
export const forNobody = 'x-for-nobody'

export async function askProcess(socket: ProcessSocket, path: string, headers: OutgoingHttpHeaders): Promise<Answer> {
  const onward = request({ ...socket, path, headers: { ...headers, [forNobody]: 'yes' }, maxHeaderSize })
  return receiveParts(await beginRequest(onward))
}

/** Forwards a request to a process. `answered` is called when the answer begins; until then the process is taken. */
export async function forwardRequest(
  req: IncomingMessage,
  res: ServerResponse,
  to: { socket: ProcessSocket; answered?: () => void },
) {
  const headers = Object.fromEntries(Object.entries(req.headers).filter(([name]) => !hopByHopHeaders.test(name)))
  const onward = request({ ...to.socket, method: req.method, path: req.url, headers, maxHeaderSize })
  let isWaitedFor = to.answered !== undefined
  // Nobody needs the answer after the reader left.
  const leave = () => isWaitedFor || res.writableFinished || onward.destroy()
  res.once('close', leave)
  if (hasBody(req)) req.pipe(onward)
  try {
    const response = await beginRequest(onward, !hasBody(req))
    isWaitedFor = false
    to.answered?.()
    if (res.destroyed) return void response.resume()
    copyHead(response, res)
    await new Promise<void>((resolve) => {
      response.once('error', () => res.destroy())
      response.once('close', resolve)
      response.pipe(res)
    })
  } catch (error) {
    req.unpipe(onward)
    if (!res.destroyed || isWaitedFor) throw error
  } finally {
    res.off('close', leave)
  }
}

function beginRequest(outgoing: ReturnType<typeof request>, isWhole = true): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve)
    outgoing.on('error', reject)
    if (isWhole) outgoing.end()
  })
}

function copyHead({ statusCode, rawHeaders }: IncomingMessage, res: ServerResponse) {
  const replaced = new Set<string>()
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name, value] = [rawHeaders[i]!.toLowerCase(), rawHeaders[i + 1]!]
    if (hopByHopHeaders.test(name)) continue
    if (replaced.has(name)) res.appendHeader(name, value)
    else res.setHeader(name, value)
    replaced.add(name)
  }
  res.writeHead(statusCode!)
  res.flushHeaders()
}
