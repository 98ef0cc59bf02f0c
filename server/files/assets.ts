import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import send from 'send'
import { requestAddress } from '../front-door/address'
import { preferredEncoding } from './encoding'
import { answerPlainly } from '../front-door/plain'
import { ifReading, type Step } from '../front-door/step'

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
