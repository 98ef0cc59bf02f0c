import { Agent, request, type OutgoingHttpHeaders } from 'node:http'

/** The addresses that a flood comes from (RFC 5737 keeps them for examples): the front believes them of a proxy on this machine. */
export const floodAddresses = Array.from({ length: 50 }, (_, n) => `203.0.113.${n + 1}`)

export type Reply = { status: number; bytes: number; ms: number; text: string; retryAfter?: string }
type Sent = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer; agent?: Agent }

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

/** Sends a request and reads the whole answer. The text is kept where it is short. */
export function send(url: string, { method = 'GET', headers, body, agent: own = agent }: Sent = {}): Promise<Reply> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const req = request(url, { method, headers, agent: own }, (res) => {
      let [bytes, text] = [0, '']
      res.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes < 100_000) text += chunk.toString()
      })
      res.on('error', reject)
      res.on('end', () =>
        resolve({
          status: res.statusCode!,
          bytes,
          ms: performance.now() - began,
          text,
          retryAfter: res.headers['retry-after'],
        }),
      )
    })
    req.on('error', reject)
    req.end(body)
  })
}

/** How many answers there were of each status. */
export type Tally = Record<number, number>

/** Asks without a pause, so many requests at a time from fifty addresses, until it is over. */
export async function flood(
  url: string,
  { path, isOver, atOnce = 30 }: { path: (n: number) => string; isOver: () => boolean; atOnce?: number },
): Promise<Tally> {
  const tally: Tally = {}
  let asked = 0
  const one = async () => {
    while (!isOver()) {
      const n = asked++
      const headers = { 'x-forwarded-for': floodAddresses[n % floodAddresses.length] }
      const { status } = await send(url + path(n), { headers })
      tally[status] = (tally[status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return tally
}

export function tallyWords(tally: Tally) {
  return Object.entries(tally)
    .map(([status, times]) => `${times} × ${status}`)
    .join(', ')
}
