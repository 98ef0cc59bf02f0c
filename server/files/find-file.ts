import { previewUpload } from '@/auth/preview'
import { findPublicFile, findPublicUpload, pageOfFormerFile, pagesOffering } from '@/domain/published/files'
import { finalTarget } from '@/domain/published/redirects'
import { findStoredFile } from '@/domain/published/stored-file'
import { env } from '@/lib/process/env'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { documentFile, smallWidthsOf, widthsOf } from '@/lib/files/media-files'
import { isPicture, type MediaType } from '@/lib/files/media-types'
import type { FindFile, FileRequest } from './files'
import type { FileToSend } from './file-to-send'
import type { PreviewDeps } from './preview'

const pictureTypes = { webp: 'image/webp', jpg: 'image/jpeg' }

/** Finds a public file. Redirects a wrong file name to the right one, and a former file to the page that offered it. */
export const findFile: FindFile = async (request, now) => {
  if ('width' in request) {
    const upload = await findPublicUpload({ id: request.id, now })
    return upload && pictureToSend(upload, request)
  }
  const { id, version, name } = request
  const file = await findPublicFile({ id, version, now })
  if (!file) {
    const page = await pageOfFormerFile({ id, version, now })
    const path = page && (await finalTarget(page, now))
    return path === undefined ? undefined : { path }
  }
  if (file.name !== name) return { path: version === undefined ? fileAddress(file) : versionAddress(file) }
  return { ...documentToSend(file)!, immutable: version !== undefined, link: await collectionLinks(id, now) }
}

/** Returns a Link header to the pages that offer the file (signposting.org). */
async function collectionLinks(id: string, now: number) {
  const pages = await pagesOffering({ id, now })
  return pages.map((path) => `<${env().siteUrl}${path}>; rel="collection"; type="text/html"`).join(', ')
}

/** Finds only files of the draft that the link opens. */
export const findPreviewFile: PreviewDeps['findFile'] = async (token, request, now) => {
  if ('width' in request) {
    const upload = await previewUpload(token, { mediaId: request.id }, now)
    return upload && pictureToSend(upload, request)
  }
  const file = await previewUpload(token, { lineage: request.id, version: request.version }, now)
  return file?.name === request.name ? documentToSend(file) : undefined
}

type PublicUpload = { id: string; name: string; type: MediaType; width: number | null }

/** Returns the file of a picture; the smallest ordinary one if a small one is missing or damaged. */
async function pictureToSend(
  { id, width: whole }: PublicUpload,
  { width, format }: Extract<FileRequest, { width: number }>,
): Promise<FileToSend | undefined> {
  if (!whole) return undefined
  const name = `${width}.${format}`
  const isSmall = format === 'webp' && smallWidthsOf(whole).includes(width)
  const stored = isSmall ? await findStoredFile({ mediaId: id, file: name }) : undefined
  const isThere = !isSmall || (stored !== undefined && !stored.problem)
  return { mediaId: id, name, file: isThere ? name : `${widthsOf(whole)[0]}.webp`, type: pictureTypes[format] }
}

function documentToSend({ id, name, type }: PublicUpload): FileToSend | undefined {
  if (isPicture(type)) return undefined
  return { mediaId: id, name, type, file: documentFile(type) }
}
