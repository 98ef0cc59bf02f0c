import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { IncomingMessage, ServerResponse, OutgoingHttpHeaders } from 'node:http'
import send from 'send'
import { requestAddress, ifReading, type Step } from '../front-door/address'
import { answerPlainly } from '../front-door/plain'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const contentTypes: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
}
const endings = { br: '.br', gzip: '.gz', identity: '' } as const
const year = 31_536_000_000
const day = 86_400_000

type AssetsOptions = { root: string; dev: boolean; hasOwnIcon?: () => Promise<boolean> }
type ListedFolder = { dir: string; files: Set<string> }

/** Sends precompressed files where a `.br` or `.gz` exists. A file that is missing under `/_next/` is 404. */
export function serveAssets({ root, dev, hasOwnIcon }: AssetsOptions): Step {
  const built = dev ? undefined : listFolder(join(root, '.next/static'))
  const icons = listFolder(join(root, 'public'))
  return ifReading(async (req, res, next) => {
    const { area, path } = requestAddress(req)!
    if (area === 'assets') {
      if (!built) return next()
      if (!sendFrom(built, path.replace(/^\/_next\/static/, ''), req, res, { maxAge: year, immutable: true }))
        answerPlainly(req, res, 404)
    } else if (path === '/favicon.ico' && (await hasOwnIcon?.())) return next()
    else if (area !== 'site' || !sendFrom(icons, path, req, res, { maxAge: day })) return next()
  })
}

function listFolder(dir: string): ListedFolder {
  const entries = existsSync(dir) ? readdirSync(dir, { recursive: true, withFileTypes: true }) : []
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(dir, join(entry.parentPath, entry.name))}`)
  return { dir, files: new Set(files) }
}

function sendFrom(
  { dir, files }: ListedFolder,
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
  caching: send.SendOptions,
) {
  const file = decodeURIComponent(path)
  if (!files.has(file)) return false

  const type = contentTypes[file.slice(file.lastIndexOf('.') + 1)]
  const encoding = preferredEncoding(req.headers['accept-encoding'])
  const packed = type && files.has(file + endings[encoding]) ? encoding : 'identity'
  if (type) res.setHeader('content-type', type)
  if (packed !== 'identity') res.setHeader('content-encoding', packed)
  res.setHeader('vary', 'Accept-Encoding')
  res.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'")
  send(req, encodeURIComponent(file + endings[packed]), { root: dir, acceptRanges: false, index: false, ...caching })
    .on('error', () => answerPlainly(req, res, 404))
    .pipe(res)
  return true
}

export type ContentEncoding = 'br' | 'gzip' | 'identity'

/** Not compressed if the headers would cost more than is saved. */
export type Encoded = { hash: string; compressed?: { gzip: Buffer; br: Buffer } }

const worthCompressing = 300

const isCompressed = /^(image\/|application\/epub\+zip)/

/** Runs on the thread pool. */
export async function encode({ headers, body }: { headers: OutgoingHttpHeaders; body: Buffer }): Promise<Encoded> {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  if (body.length < worthCompressing || isCompressed.test(String(headers['content-type']))) return { hash }
  const [gzip, br] = await Promise.all([compress(body, 'gzip'), compress(body, 'br')])
  return { hash, compressed: { gzip, br } }
}

const knownEncodings = new Map<string, ContentEncoding>()

/** Prefers Brotli, then gzip (RFC 9110, section 12.5.3). */
export function preferredEncoding(header: string | string[] | undefined): ContentEncoding {
  if (!header) return 'identity'
  const accepted = String(header)
  const cached = knownEncodings.get(accepted)
  if (cached) return cached
  const chosen = chooseEncoding(accepted.toLowerCase())
  if (knownEncodings.size < 200) knownEncodings.set(accepted, chosen)
  return chosen
}

function chooseEncoding(accepted: string): ContentEncoding {
  const weights = new Map(accepted.split(',').map((part) => [part.split(';')[0]!.trim(), encodingWeight(part)]))
  const allows = (encoding: ContentEncoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0
  return (['br', 'gzip'] as const).find(allows) ?? 'identity'
}

function encodingWeight(part: string) {
  const q = /;\s*q=([\d.]+)/.exec(part)
  return q ? Number(q[1]) : 1
}

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

/** `quality` of Brotli: 5 takes about 1 ms for a page, 11 about 40 ms. */
export function compress(body: Buffer, encoding: 'br' | 'gzip', quality = 5): Promise<Buffer> {
  if (encoding === 'gzip') return toGzip(body)
  return toBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })
}
