import type { IncomingMessage, ServerResponse } from 'node:http'
import { encode } from '../files/encoding'
import type { Answer } from '../kept-pages/render'

/** The header with a hash, and the lengths of the forms that follow each other in the body. */
const partsHeader = 'x-parts'

/** Sends an answer with its compressed forms, so that the front door need not make them. */
export async function sendParts(res: ServerResponse, answer: Answer) {
  const { hash, compressed } = await encode(answer)
  const parts = [answer.body, ...(compressed ? [compressed.gzip, compressed.br] : [])]
  const { 'transfer-encoding': _, ...headers } = answer.headers
  const lengths = parts.map(({ length }) => length)
  const length = lengths.reduce((sum, one) => sum + one, 0)
  res.writeHead(answer.status, {
    ...headers,
    [partsHeader]: [hash, ...lengths].join(' '),
    'content-length': length,
  })
  for (const part of parts) res.write(part)
  res.end()
}

/** Reads an answer and its forms. @throws an Error if the response is cut off or does not name its parts */
export async function receiveParts(response: IncomingMessage): Promise<Answer> {
  const { [partsHeader]: parts, ...headers } = response.headers
  const [hash, ...lengths] = String(parts ?? '').split(' ')
  const ends = lengths.map((_, n) => lengths.slice(0, n + 1).reduce((sum, one) => sum + Number(one), 0))
  const whole = Buffer.allocUnsafeSlow(ends.at(-1) ?? 0)
  let filled = 0
  for await (const chunk of response) filled += (chunk as Buffer).copy(whole, filled)
  if (!hash || filled !== whole.length || whole.length !== Number(headers['content-length']))
    throw new Error('A render process sent an answer in parts that do not add up')
  const [body, gzip, br] = ends.map((end, n) => whole.subarray(ends[n - 1] ?? 0, end))
  return {
    status: response.statusCode!,
    headers,
    body: body!,
    encoded: { hash, compressed: gzip && br && { gzip, br } },
  }
}
