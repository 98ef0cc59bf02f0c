import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { compress, preferredEncoding, type Encoding } from './encoding'
import { publicPolicy, securityHeaders } from './headers'
import { logFailure, plainDocument, plainStyle } from './plain'
import type { Answer } from './render'

/** One encoding's bytes, and every header that goes with them, in the flat form that `writeHead` takes at once. */
type Variant = { body: Buffer; tag: string; headers: string[] }

/** Only these pass from a public route to readers: what Next adds, and any cookie, stays behind. */
const passedHeaders = [
  'content-type',
  'content-language',
  'content-disposition',
  'last-modified',
  'link',
  'location',
  'retry-after',
  'x-request-id', // of an error, whose page shows it
  'x-robots-tag',
  'access-control-allow-origin',
  'access-control-expose-headers',
]
const keptStatuses = [200, 301, 302, 308, 404, 410]
// Among the headers that pass, in the flat form.
const typeAt = 2 * passedHeaders.indexOf('content-type') + 1
// Less than this, and the encoding's own header is longer than what it saves.
const worthCompressing = 300
const roomForHeaders = 3_000

/** A finished public document in all its encodings, ready to be sent many times. */
export class Page {
  readonly status: number
  readonly location: string | undefined
  /** Whether it may be kept: its route said so by a mark, and did not take it back. */
  readonly mayBeKept: boolean
  isImproved = false
  private readonly body: Buffer
  private readonly common: string[]
  /** Whether compressing makes it smaller. */
  private readonly isSmaller: boolean
  private readonly lastModified: number
  private readonly hash: string
  /** The type that a browser gets of a file for machines, where it would show only its source under the true one. */
  private readonly shownAs: string | undefined
  private variants = {} as Record<Encoding, Variant>

  /** Makes a page of what Next answered, compressed on the thread pool. HTML without the mark of a public route is replaced. */
  static async of(answer: Answer, { address, siteUrl }: { address: string; siteUrl: string }): Promise<Page> {
    const page = new Page(isForeign(answer) ? plainAnswer(answer, address) : answer, siteUrl)
    await page.compress()
    return page
  }

  private constructor({ status, headers, body }: Answer, siteUrl: string) {
    this.status = status
    this.body = body
    this.location = headers.location as string | undefined
    this.mayBeKept =
      'x-still' in headers &&
      headers['x-still-keep'] !== 'no' &&
      !('set-cookie' in headers) &&
      keptStatuses.includes(status)
    this.lastModified = Date.parse(String(headers['last-modified']))
    this.hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
    this.shownAs = headers['x-still-shown'] as string | undefined
    this.isSmaller = body.length >= worthCompressing && !String(headers['content-type']).startsWith('image/')
    const varies = [this.shownAs && 'Accept', this.isSmaller && 'Accept-Encoding'].filter(Boolean)
    this.common = [
      ...passedHeaders.flatMap((name) => (headers[name] === undefined ? [] : [name, String(headers[name])])),
      ...Object.entries(securityHeaders(siteUrl)).flat(),
      'content-security-policy',
      publicPolicy(String(headers['x-still'] ?? 'none')),
      'cache-control',
      status < 500 ? 'public, no-cache' : 'no-store',
      ...(varies.length > 0 ? ['vary', varies.join(', ')] : []),
    ]
  }

  /** The memory it takes, in bytes. */
  get bytes() {
    return Object.values(this.variants).reduce((sum, { body }) => sum + body.length + roomForHeaders, 0)
  }

  private async compress() {
    const identity = this.variant('identity', this.body)
    this.variants = { identity, gzip: identity, br: identity }
    if (!this.isSmaller) return
    const [gzip, br] = await Promise.all([compress(this.body, 'gzip'), compress(this.body, 'br')])
    this.variants = { identity, gzip: this.variant('gzip', gzip), br: this.variant('br', br) }
  }

  /** Takes the time for Brotli's best, for a page that is asked for again. Its bytes change, so its tag does. */
  async improve() {
    if (!this.isSmaller) return
    const best = await compress(this.body, 'br', 11)
    if (best.length < this.variants.br.body.length) this.variants.br = this.variant('br', best, '11')
  }

  private variant(encoding: Encoding, body: Buffer, quality = ''): Variant {
    const tag = `"${this.hash}${encoding === 'identity' ? '' : `-${encoding}${quality}`}"`
    const headers = this.common.concat(encoding === 'identity' ? [] : ['content-encoding', encoding])
    if (this.status === 200) headers.push('etag', tag)
    headers.push('content-length', String(body.length))
    return { body, tag, headers }
  }

  /** Sends it, or 304 to a reader who has it already. */
  send(req: IncomingMessage, res: ServerResponse) {
    const { body, headers, tag } = this.variants[preferredEncoding(req.headers['accept-encoding'])]
    if (this.status === 200) {
      const knownTag = this.tagKnownTo(req, tag)
      if (knownTag) return void res.writeHead(304, this.common.concat('etag', knownTag)).end()
    }
    res.writeHead(this.status, this.shownAs && isToBeShown(req) ? headers.with(typeAt, this.shownAs) : headers)
    res.end(req.method === 'HEAD' ? undefined : body)
  }

  // A reader may hold another encoding of the same text: its tag begins with the same hash. RFC 9110, section 13.1.
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

/** Whether a person looks at it: programs that read feeds do not ask for pages. */
function isToBeShown({ headers }: IncomingMessage) {
  return headers.accept?.includes('text/html') ?? false
}

function isForeign({ headers }: Answer) {
  return !('x-still' in headers) && /html/.test(String(headers['content-type'] ?? 'text/html'))
}

// Next's own pages carry scripts. A page below 400 can only be one that is no public document at all.
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
