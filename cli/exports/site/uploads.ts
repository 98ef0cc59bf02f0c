import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findPublicFile, findPublicUpload, pageOfFormerFile } from '@/domain/published/files'
import { siteSettings } from '@/domain/published/site'
import { findStoredFile } from '@/domain/published/stored-file'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { fontFiles } from '@/lib/languages/fonts.mjs'
import { documentFile } from '@/lib/files/media-files'
import { isPicture, type DocumentType } from '@/lib/files/media-types'

const root = join(import.meta.dirname, '../../..')

export type StoredUpload =
  | { is: 'furniture'; file: string; bytes: number }
  | { is: 'stored'; path: string; sha256?: string }
  | { is: 'moved'; to: string }
  | AbsentUpload
type AbsentUpload = { is: 'absent'; why: string }

const picture = /^\/media\/([^/]+)\/(\d+)\.(webp|jpg)$/
const document = /^\/files\/([^/]+)\/(?:([1-9]\d{0,8})\/)?([^/]+)$/

export const furniture = new Map([
  ...fontFiles.map(({ address, file }) => [address, join(root, file)] as const),
  ...readdirSync(join(root, 'public')).map((name) => [`/${name}`, join(root, 'public', name)] as const),
])

/** Undefined if the address is not a file's. */
export async function storedAt(path: string, now: number): Promise<StoredUpload | undefined> {
  const isOwnIcon = path === '/favicon.ico' && (await siteSettings()).icon !== null
  const file = isOwnIcon ? undefined : furniture.get(path)
  if (file) return existsSync(file) ? { is: 'furniture', file, bytes: statSync(file).size } : absent
  if (/^\/(media|files)\//.test(path)) return (await upload(path, now)) ?? { is: 'absent', why: 'answers 404' }
}

async function upload(path: string, now: number): Promise<StoredUpload | undefined> {
  const [, pictureId, width, format] = picture.exec(path) ?? []
  if (pictureId) {
    const publicPicture = await findPublicUpload({ id: pictureId, now })
    return publicPicture?.width ? undamagedFile(publicPicture.id, `${width}.${format}`) : undefined
  }
  const [, id, number, name] = document.exec(path) ?? []
  if (!id) return undefined
  const version = number === undefined ? undefined : Number(number)
  const publicFile = await findPublicFile({ id, version, now })
  if (!publicFile) {
    const page = await pageOfFormerFile({ id, version, now })
    return page === undefined ? undefined : { is: 'moved', to: page }
  }
  if (isPicture(publicFile.type)) return undefined
  if (publicFile.name !== decodeURIComponent(name!))
    return { is: 'moved', to: version === undefined ? fileAddress(publicFile) : versionAddress(publicFile) }
  return undamagedFile(publicFile.id, documentFile(publicFile.type as DocumentType), publicFile.sha256)
}

/** Damaged files are not given out, as on the server. */
async function undamagedFile(mediaId: string, name: string, sha256?: string): Promise<StoredUpload> {
  const known = await findStoredFile({ mediaId, file: name })
  if (!known) return absent
  return known.problem
    ? { is: 'absent', why: `is ${known.problem}` }
    : { is: 'stored', path: `${mediaId}/${name}`, sha256 }
}

const absent: AbsentUpload = { is: 'absent', why: 'is missing' }
