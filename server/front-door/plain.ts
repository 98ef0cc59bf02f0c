import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/process/env'
import { log } from '@/lib/process/log'
import { referenceNumber } from '@/lib/web/request-id'
import { publicPolicy } from './headers'

const plainCss =
  ':root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:38rem;margin:15vh auto;padding:0 1.25rem}' +
  'h1{font:500 2rem/1.2 Georgia,serif;margin:0 0 1rem}a{color:inherit}'

export const plainStyle = `sha256-${createHash('sha256').update(plainCss).digest('base64')}`

const wordsByStatus: Record<number, [string, string]> = {
  400: ['This address cannot be read', 'It contains something that no address of this site contains.'],
  403: ['Not sent', 'The request did not come from a page of this site, so nothing was changed.'],
  404: ['There is nothing at this address', 'It may have been typed or copied with a mistake.'],
  405: ['This address can only be read', 'Nothing can be sent to it.'],
  408: ['That took too long', 'What you sent did not arrive in time. Please try again.'],
  410: ['This is no longer here', 'It was removed from the archive.'],
  412: ['This file has changed', 'It is no longer the one that your program asked for.'],
  413: ['That is too much', 'What was sent is longer than anything this address can be asked.'],
  415: ['This cannot be read', 'Send it as a form does: application/x-www-form-urlencoded.'],
  416: ['That part of the file does not exist', 'The file is shorter than the part that was asked for.'],
  431: ['That is too much', 'Your browser sent more about itself than this site can read.'],
  503: ['Many are asking just now', 'This site can only make so many pages at a time. Please try again in a moment.'],
}

export const withheldWords: [string, string] = [
  'This file cannot be given out just now',
  'What is stored here is not what was published, and is being repaired. Please come back in a day or two.',
]

export const storeAwayWords: [string, string] = [
  'This file cannot be given out just now',
  'The place where it is stored does not answer. Please try again in a minute.',
]
const failure: [string, string] = ['This page could not be made', 'The fault is ours. Please try again in a moment.']

/** `number`: the number of a line in the log. */
type PlainMessage = { words?: [string, string]; number?: string }

/** Returns a page without the site's design, for errors that prevent a page of the site. */
export function plainDocument(status: number, { number, words = wordsFor(status) }: PlainMessage = {}) {
  const [title, sentence] = words
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="robots" content="noindex"><title>${title}</title><style>${plainCss}</style></head>` +
    `<body><main><h1>${title}</h1><p>${sentence}</p>` +
    (number ? `<p>Reference: ${number}</p>` : '') +
    `<p><a href="/">Go to the front page</a></p></main></body></html>`
  )
}

function wordsFor(status: number): [string, string] {
  const [title, sentence] = wordsByStatus[status] ?? failure
  // A browser that opened the site by another host name is told the right one.
  return [title, status === 403 ? `${sentence} This site is at ${env().siteUrl}: open it there.` : sentence]
}

/** Returns problem details (RFC 9457), with `problems` as handlers of the desk send them. */
function plainProblem(status: number, { number, words = wordsFor(status) }: PlainMessage) {
  const [title, detail] = words
  return JSON.stringify({ title, status, detail, request: number, problems: [{ message: `${title}. ${detail}` }] })
}

/** Answers programs with JSON, and a browser that opens the address with a page. */
export function answerPlainly(req: IncomingMessage, res: ServerResponse, status: number, message: PlainMessage = {}) {
  const isForProgram = /^\/api\//.test(req.url ?? '') && !req.headers.accept?.includes('text/html')
  const body = Buffer.from(isForProgram ? plainProblem(status, message) : plainDocument(status, message))
  res.statusCode = status
  for (const name of ['etag', 'last-modified', 'content-disposition', 'content-encoding']) res.removeHeader(name)
  res.setHeader('content-type', isForProgram ? 'application/problem+json' : 'text/html; charset=utf-8')
  res.setHeader('content-length', body.length)
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-security-policy', publicPolicy(plainStyle))
  if (message.number) res.setHeader('x-request-id', message.number)
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** Logs a failure. Returns the number of the line in the log, for the reader. */
export function logFailure(error: unknown, address = 'an address') {
  const number = referenceNumber()
  log.error('An address could not be answered', { request: number, address, error })
  return number
}
