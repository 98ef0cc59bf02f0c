import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { findPublicFile, findPublicUpload, pageOfFormerFile } from '@/domain/published/files'
import { siteSettings } from '@/domain/published/site'
import { findStoredFile } from '@/domain/published/stored-file'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { fontFiles } from '@/lib/languages/fonts.mjs'
import { documentFile } from '@/lib/files/media-files'
import { isPicture, type DocumentType } from '@/lib/files/media-types'

const projectRoot = join(import.meta.dirname, '../../..')

export type StoredUpload =
  | { is: 'furniture'; file: string; bytes: number }
  | { is: 'stored'; path: string; sha256?: string }
  | { is: 'moved'; to: string }
  | AbsentUpload
type AbsentUpload = { is: 'absent'; why: string }

const pictureAddress = /^\/media\/([^/]+)\/(\d+)\.(webp|jpg)$/
const documentAddress = /^\/files\/([^/]+)\/(?:([1-9]\d{0,8})\/)?([^/]+)$/

export const siteOwnFiles = new Map([
  ...fontFiles.map(({ address, file }) => [address, join(projectRoot, file)] as const),
  ...readdirSync(join(projectRoot, 'public')).map((name) => [`/${name}`, join(projectRoot, 'public', name)] as const),
])

/** Undefined if the address is not a file's. */
export async function storedUploadAt(path: string, now: number): Promise<StoredUpload | undefined> {
  const isOwnIcon = path === '/favicon.ico' && (await siteSettings()).icon !== null
  const file = isOwnIcon ? undefined : siteOwnFiles.get(path)
  if (file) return existsSync(file) ? { is: 'furniture', file, bytes: statSync(file).size } : absentUpload
  if (/^\/(media|files)\//.test(path)) return (await uploadAt(path, now)) ?? { is: 'absent', why: 'answers 404' }
}

async function uploadAt(path: string, now: number): Promise<StoredUpload | undefined> {
  const [, pictureId, width, format] = pictureAddress.exec(path) ?? []
  if (pictureId) {
    const publicPicture = await findPublicUpload({ id: pictureId, now })
    return publicPicture?.width ? undamagedFile(publicPicture.id, `${width}.${format}`) : undefined
  }
  const [, id, number, name] = documentAddress.exec(path) ?? []
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
  if (!known) return absentUpload
  return known.problem
    ? { is: 'absent', why: `is ${known.problem}` }
    : { is: 'stored', path: `${mediaId}/${name}`, sha256 }
}

const absentUpload: AbsentUpload = { is: 'absent', why: 'is missing' }
