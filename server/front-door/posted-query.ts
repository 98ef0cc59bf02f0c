import type { IncomingMessage } from 'node:http'
import { addresses } from '@/addresses.mjs'
import { readAddress } from './address'
import { closeAfterAnswer } from './body'
import { limits } from './limits'
import { answerPlainly } from './plain'
import type { Step } from './step'

/** The path of OAI-PMH, which allows POST (2.0, section 3.1.1.2). */
const postedPath = addresses.find(({ posted }) => posted)!.path
const { bytes: maxBytes } = limits.bodies.harvesting

/** Turns a POST to /oai, which other origins may send, into a GET. Runs before anything reads the address. */
export const postedQuery: Step = async (req, res, next) => {
  if (req.method !== 'POST' || readAddress(req.url ?? '')?.path !== postedPath) return next()
  const [type] = String(req.headers['content-type']).split(';')
  if (type!.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return refuseUnread(415)
  const form = await readForm(req)
  if (form === undefined) return refuseUnread(413)
  const { query } = readAddress(req.url!)!
  const parameters = new URLSearchParams(query)
  for (const [name, value] of new URLSearchParams(form)) parameters.append(name, value)
  req.method = 'GET'
  req.url = parameters.size > 0 ? `${postedPath}?${parameters}` : postedPath
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) delete req.headers[name]
  return next()

  // Does not wait for the rest of the body.
  function refuseUnread(status: number) {
    closeAfterAnswer(req, res)
    answerPlainly(req, res, status)
  }
}

/** Returns a form's text; undefined if it is too long. */
async function readForm(req: IncomingMessage) {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) return undefined
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
