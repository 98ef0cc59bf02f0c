import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { randomId, sha256 } from '@/lib/keys/random'
import type { Line } from './clients'
import { contentOf, type SavedTextRef } from './desk'
import { ownServer, type OwnServer, type ServerOptions } from './servers'
import { problemsIn } from './stored'

const counts = { saves: 30, readers: 20 }
const maxSeconds = 10

export type StopResult = {
  runningRequests: number
  answered: number
  /** Searches that a busy machine had no time for: told to come back. */
  refused: number
  seconds: number
  problems: string[]
}

/**
 * Sends 50 requests and stops the server (SIGTERM) at the first answer. Every other request must be answered in full,
 * every acknowledged save stored, and the server must end in time. 30 are saves whose second half is sent after the
 * signal, so that they are still running; 20 are searches, which wait for the process that makes pages.
 */
export async function stopServer(options: Pick<ServerOptions, 'fault' | 'settings'> = {}): Promise<StopResult> {
  const own = await ownServer(options)
  try {
    return await stopIt(own)
  } finally {
    await own.remove()
  }
}

async function stopIt({ server, desk, cookie, dataDir }: OwnServer): Promise<StopResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 })
  const drafts: SavedTextRef[] = []
  for (let n = 0; n < counts.saves; n++) drafts.push(await desk.begin({ words: `Draft ${n}`, session: `first ${n}` }))
  await desk.publish(drafts[0]!)
  const all = counts.saves + counts.readers
  // Every request has an open connection first: an unaccepted connection is not a running request.
  await Promise.all(Array.from({ length: all }, () => ask(agent, { url: `${server.url}/api/health` }).answer))

  const stopping = Promise.withResolvers<void>()
  const lines: Line[] = []
  const saves = drafts.map((base) => {
    const words = `${randomId()} ${'word '.repeat(500)}`.trim()
    const json = { base, session: 'window one', content: contentOf(words) }
    const headers = { cookie, origin: server.url, 'content-type': 'application/json' }
    const url = `${server.url}/api/desk/entries/${base.entryId}/draft`
    const save = ask(agent, { url, method: 'PUT', headers, body: JSON.stringify(json), half: stopping.promise })
    const answer = save.answer.then((result) => {
      const { value } = (result.text ? JSON.parse(result.text) : {}) as { value?: SavedTextRef }
      if (value) lines.push({ did: 'save', ...value, text: sha256(words) })
      return result
    })
    return { ...save, answer }
  })
  const reads = Array.from({ length: counts.readers }, () =>
    ask(agent, { url: `${server.url}/search?q=${randomId()}` }),
  )
  const requests = [...saves, ...reads]
  let ended = 0
  for (const { answer } of requests) void answer.then(() => ended++)
  await Promise.all(requests.map(({ sent }) => sent))
  await Promise.race(requests.map(({ answer }) => answer))

  const runningRequests = all - ended
  const began = performance.now()
  const exit = server.stop()
  await wait(100)
  stopping.resolve()
  const answers = await Promise.all(requests.map(({ answer }) => answer))
  const code = await exit
  const seconds = (performance.now() - began) / 1000
  const refused = answers.filter(
    ({ what, status, retryAfter }) => what === 'GET /search' && status === 503 && retryAfter,
  )
  const lost = answers.filter((answer) => !refused.includes(answer) && (answer.status !== 200 || !answer.text))
  const problems = [
    ...lost.map(({ what, status, problem }) => `not answered: ${what} (${problem ?? status})`),
    ...(code === 0 ? [] : [`it ended with ${code}`]),
    ...(seconds < maxSeconds ? [] : [`it took ${seconds.toFixed(1)} s`]),
    ...(await problemsIn(dataDir, lines)),
  ]
  const answered = answers.length - lost.length - refused.length
  return { runningRequests, answered, refused: refused.length, seconds, problems }
}

type Answer = { what: string; status: number; text: string; retryAfter?: string; problem?: string }
/** `half`: after this the second half of the body is sent. */
type Request = {
  url: string
  method?: string
  headers?: Record<string, string>
  body?: string
  half?: Promise<void>
}

/** Sends a request. `sent` resolves when its first part has left, `answer` when the answer is complete. */
function ask(agent: Agent, { url, method = 'GET', headers = {}, body = '', half }: Request) {
  const what = `${method} ${new URL(url).pathname}`
  const req = request(url, { agent, method, headers })
  const answer = new Promise<Answer>((resolve) => {
    const fail = (error: Error) => resolve({ what, status: 0, text: '', problem: error.message })
    req.once('error', fail)
    req.once('response', (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      res.once('error', fail)
      res.once('end', () => resolve({ what, status: res.statusCode!, text, retryAfter: res.headers['retry-after'] }))
    })
  })
  if (!half) {
    req.end(body)
    return { sent: once(req, 'finish').catch(() => {}), answer }
  }
  const middle = body.length >> 1
  const sent = new Promise<unknown>((resolve) => req.write(body.slice(0, middle), resolve))
  void half.then(() => req.end(body.slice(middle)))
  return { sent, answer }
}
