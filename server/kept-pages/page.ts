import { type IncomingMessage, type ServerResponse, STATUS_CODES, validateHeaderValue } from 'node:http'
import type { PageSources } from '@/domain/published/page-sources'
import { compress, encode, preferredEncoding, type Encoded, type ContentEncoding } from '../files/encoding'
import { publicPolicy, searchForms, securityHeaders } from '../front-door/headers'
import { logFailure, plainDocument, plainStyle } from '../front-door/plain'
import { requestedPart } from '@/lib/web/part-asked'
import type { Answer } from './render'
import type { FilePart } from '@/lib/store/store'
import { keepAliveTimeout } from '../front-door/limits'

/** The address of a page, and the origin of the site. */
type PageAddress = { address: string; siteUrl: string }
type PageVariant = { body: Buffer; tag: string; headers: string[]; whole: WholeAnswer }

/** The headers of Next that a page keeps. Others, and cookies, are dropped. */
const passedHeaders = [
  'content-type',
  'content-language',
  'content-disposition',
  'last-modified',
  'link',
  'location',
  'retry-after',
  'x-request-id', // the error page shows it
  'x-robots-tag',
  'access-control-allow-origin',
  'access-control-expose-headers',
]
const keptStatuses = [200, 301, 302, 308, 404, 410]
const typeAt = 2 * passedHeaders.indexOf('content-type') + 1
const headerBytes = 3_000

/** A finished public document in all encodings. */
export class Page {
  readonly status: number
  readonly location: string | undefined
  readonly sources: PageSources | undefined
  readonly mayBeKept: boolean
  isImproved = false
  private readonly common: string[]
  private readonly hasParts: boolean
  private readonly hash: string
  private readonly lastModified: number
  /** A type for browsers, which would show only the source of a file for machines. */
  private readonly shownAs: string | undefined
  private readonly variants: Record<ContentEncoding, PageVariant>

  /** Replaces HTML that lacks the `x-still` header of a public route with a plain answer. */
  static async of(answer: Answer, { address, siteUrl }: PageAddress): Promise<Page> {
    const own = isForeign(answer) ? plainAnswer(answer, address) : answer
    return new Page(own, own.encoded ?? (await encode(own)), { address, siteUrl })
  }

  private constructor(
    { status, headers, body }: Answer,
    { hash, compressed }: Encoded,
    { address, siteUrl }: PageAddress,
  ) {
    this.status = status
    this.location = headers.location as string | undefined
    this.sources = sourcesIn(headers['x-still-sources'])
    this.mayBeKept =
      'x-still' in headers &&
      headers['x-still-keep'] !== 'no' &&
      !('set-cookie' in headers) &&
      keptStatuses.includes(status)
    this.lastModified = Date.parse(String(headers['last-modified']))
    this.hash = hash
    this.shownAs = headers['x-still-shown'] as string | undefined
    const varies = [this.shownAs && 'Accept', compressed && 'Accept-Encoding'].filter(Boolean)
    this.common = [
      ...passedHeaders.flatMap((name) => (headers[name] === undefined ? [] : [name, String(headers[name])])),
      ...Object.entries({ ...securityHeaders(siteUrl), ...referrerPolicyOf(headers) }).flat(),
      'content-security-policy',
      publicPolicy(String(headers['x-still'] ?? 'none'), { forms: searchForms(siteUrl, address) }),
      'cache-control',
      status < 500 ? 'public, no-cache' : 'no-store',
      ...(varies.length > 0 ? ['vary', varies.join(', ')] : []),
    ]
    this.hasParts = isBook(headers)
    if (this.hasParts) this.common.push('accept-ranges', 'bytes')
    const identity = this.variant('identity', body)
    this.variants = compressed
      ? { identity, gzip: this.variant('gzip', compressed.gzip), br: this.variant('br', compressed.br) }
      : { identity, gzip: identity, br: identity }
  }

  get bytes() {
    // An uncompressed page has one body instead of three.
    return [...new Set(Object.values(this.variants))].reduce((sum, { body }) => sum + body.length + headerBytes, 0)
  }

  /** Compresses again with Brotli's best quality; the tag changes with the bytes. */
  async improve() {
    const { identity, br } = this.variants
    if (br === identity) return
    const best = await compress(identity.body, 'br', 11)
    if (best.length < br.body.length) this.variants.br = this.variant('br', best, '11')
  }

  private variant(encoding: ContentEncoding, body: Buffer, quality = ''): PageVariant {
    const tag = `"${this.hash}${encoding === 'identity' ? '' : `-${encoding}${quality}`}"`
    const headers = this.common.concat(encoding === 'identity' ? [] : ['content-encoding', encoding])
    if (this.status === 200) headers.push('etag', tag)
    headers.push('content-length', String(body.length))
    const whole = wholeAnswer(this.status, headers, body)
    return { body: whole.bytes.subarray(whole.bodyAt), tag, headers, whole }
  }

  send(req: IncomingMessage, res: ServerResponse) {
    const { body, headers, tag, whole } = this.variants[preferredEncoding(req.headers['accept-encoding'])]
    if (this.status === 200) {
      const knownTag = this.tagKnownTo(req, tag)
      if (knownTag) return void res.writeHead(304, this.common.concat('etag', knownTag)).end()
    }
    const part = this.hasParts && requestedPart(req, { bytes: body.length, etag: tag })
    if (part) return void sendPart(req, res, { body, headers, part })
    const isShown = this.shownAs !== undefined && (req.headers.accept?.includes('text/html') ?? false)
    if (!isShown && req.method === 'GET' && sendWhole(res, this.status, whole)) return
    res.writeHead(this.status, isShown ? headers.with(typeAt, this.shownAs!) : headers)
    res.end(req.method === 'HEAD' ? undefined : body)
  }

  // Tags of all encodings begin with one hash. RFC 9110, section 13.1.
  private tagKnownTo(req: IncomingMessage, tag: string): string | undefined {
    const match = req.headers['if-none-match']
    if (match === undefined) {
      const since = req.headers['if-modified-since']
      return since !== undefined && this.lastModified <= Date.parse(since) ? tag : undefined
    }
    if (match === tag || match.trim() === '*') return tag
    return match
      .split(',')
      .map((value) => value.trim().replace(/^W\//, ''))
      .find((value) => value === `"${this.hash}"` || value.startsWith(`"${this.hash}-`))
  }
}

/** Returns whether the answer is an EPUB, which a poor connection may fetch in ranges. */
function isBook(headers: Answer['headers']) {
  return headers['content-type'] === 'application/epub+zip'
}

/** Returns the policy of pages with the quick exit: other sites do not learn where a reader comes from. */
function referrerPolicyOf(headers: Answer['headers']) {
  return headers['referrer-policy'] === 'no-referrer' ? { 'referrer-policy': 'no-referrer' } : {}
}

function sourcesIn(header: unknown): PageSources | undefined {
  return header === undefined ? undefined : (JSON.parse(decodeURIComponent(String(header))) as PageSources)
}

function isForeign({ headers }: Answer) {
  return !('x-still' in headers) && /html/.test(String(headers['content-type'] ?? 'text/html'))
}

// Next's pages have scripts. One with a status below 400 cannot be a public document.
function plainAnswer({ status }: Answer, address: string): Answer {
  const errorStatus = status < 400 ? 404 : status
  const number =
    status < 500 ? undefined : logFailure(new Error('Next answered with an error page of its own'), address)
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'x-still': plainStyle,
    'x-still-keep': 'no',
    ...(number && { 'x-request-id': number }),
  }
  return { status: errorStatus, headers, body: Buffer.from(plainDocument(errorStatus, { number })) }
}

type PartSending = { body: Buffer; headers: string[]; part: FilePart | 'none' }

function sendPart(req: IncomingMessage, res: ServerResponse, { body, headers, part }: PartSending) {
  const others = headers.slice(0, headers.indexOf('content-length'))
  if (part === 'none') {
    return void res.writeHead(416, [...others, 'content-range', `bytes */${body.length}`, 'content-length', '0']).end()
  }
  const { first, last } = part
  const range = ['content-range', `bytes ${first}-${last}/${body.length}`, 'content-length', String(last - first + 1)]
  res.writeHead(206, [...others, ...range])
  res.end(req.method === 'HEAD' ? undefined : body.subarray(first, last + 1))
}

/** A response with fields that Node does not document: a test compares what is sent with what `writeHead` sends. */
type OpenResponse = ServerResponse & { _header: string; _headerSent: boolean; _keepAliveTimeout: number }

/** An answer as bytes, head and body in one piece. `second`: of its date, since 1970. */
export type WholeAnswer = { bytes: Buffer; dateAt: number; bodyAt: number; second: number }

const lastLines = `\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAliveTimeout / 1000}\r\n\r\n`
let currentSecond = 0
let currentDate = new Date(0).toUTCString()

/** Returns the bytes of an answer. `headers` in the flat form of `writeHead`. Throws for an invalid value. */
export function wholeAnswer(status: number, headers: string[], body: Buffer): WholeAnswer {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`
  for (let n = 0; n < headers.length; n += 2) {
    validateHeaderValue(headers[n]!, headers[n + 1]!)
    head += `${headers[n]}: ${headers[n + 1]}\r\n`
  }
  const dateAt = head.length + 'Date: '.length
  const whole = Buffer.from(`${head}Date: ${currentDate}${lastLines}`, 'latin1')
  // Memory of its own: a small page would hold the whole of Node's 64 kB pool.
  const bytes = Buffer.allocUnsafeSlow(whole.length + body.length)
  whole.copy(bytes)
  body.copy(bytes, whole.length)
  return { bytes, dateAt, bodyAt: whole.length, second: currentSecond }
}

/**
 * Sends an answer in one piece: Node would check and join its headers anew for each request. Returns false, with
 * nothing sent, if the answer needs other headers.
 */
export function sendWhole(res: ServerResponse, status: number, answer: WholeAnswer): boolean {
  const open = res as OpenResponse
  if (!res.shouldKeepAlive || open._keepAliveTimeout !== keepAliveTimeout || res.getHeaderNames().length > 0)
    return false
  const second = Math.floor(Date.now() / 1000)
  if (answer.second !== second) writeDate(answer, second)
  res.statusCode = status
  open._header = 'sent'
  open._headerSent = true
  res.end(answer.bytes)
  return true
}

/** Writes the date into the bytes. Every date has as many characters. */
function writeDate(answer: WholeAnswer, second: number) {
  if (currentSecond !== second) currentDate = new Date(second * 1000).toUTCString()
  currentSecond = second
  answer.second = second
  answer.bytes.write(currentDate, answer.dateAt, 'latin1')
}
