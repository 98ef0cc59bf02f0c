import { previewUpload } from '@/auth/preview'
import { findPublicFile, findPublicUpload, pageOfFormerFile, pagesOffering } from '@/domain/published/files'
import { finalTarget } from '@/domain/published/redirects'
import { env } from '@/lib/env'
import { fileAddress, versionAddress } from '@/lib/file-address'
import { documentFile } from '@/lib/media-files'
import { isPicture, type MediaType } from '@/lib/media-types'
import type { FindFile, FileRequest } from './files'
import type { FileToSend } from './file-to-send'
import type { Previews } from './preview'

const pictureTypes = { webp: 'image/webp', jpg: 'image/jpeg' }

/**
 * What readers get at an address: a picture by width; a file under the name of its version; any other name leads to that
 * one, and an address that once had a file to the page that offered it.
 */
export const findFile: FindFile = async (request, now) => {
  if ('width' in request) {
    const upload = await findPublicUpload({ id: request.id, now })
    return upload && pictureOf(upload, request)
  }
  const { id, version, name } = request
  const file = await findPublicFile({ id, version, now })
  if (!file) {
    const page = await pageOfFormerFile({ id, version, now })
    const path = page && (await finalTarget(page, now))
    return path === undefined ? undefined : { path }
  }
  if (file.name !== name) return { path: version === undefined ? fileAddress(file) : versionAddress(file) }
  return { ...documentOf(file)!, immutable: version !== undefined, link: await collectionLinks(id, now) }
}

/** The header Link of a file: the pages that offer it (signposting.org). */
async function collectionLinks(id: string, now: number) {
  const pages = await pagesOffering({ id, now })
  return pages.map((path) => `<${env().siteUrl}${path}>; rel="collection"; type="text/html"`).join(', ')
}

/** The file at an address behind a preview link, among those of the draft that the link shows, while the link opens. */
export const findPreviewFile: Previews['findFile'] = async (token, request, now) => {
  if ('width' in request) {
    const upload = await previewUpload(token, { mediaId: request.id }, now)
    return upload && pictureOf(upload, request)
  }
  const file = await previewUpload(token, { lineage: request.id, version: request.version }, now)
  return file?.name === request.name ? documentOf(file) : undefined
}

type Upload = { id: string; name: string; type: MediaType; width: number | null }

/** A picture, or the picture of a document's first page. */
function pictureOf(upload: Upload, { width, format }: Extract<FileRequest, { width: number }>): FileToSend | undefined {
  const { id } = upload
  if (!upload.width) return undefined
  const file = `${width}.${format}`
  return { mediaId: id, name: file, file, type: pictureTypes[format] }
}

function documentOf({ id, name, type }: Upload): FileToSend | undefined {
  if (isPicture(type)) return undefined
  return { mediaId: id, name, type, file: documentFile(type) }
}
