import { join } from 'node:path'
import { previewUpload } from '@/auth/preview'
import { findPublicFile, findPublicUpload, pageOfFormerFile, pagesOffering } from '@/domain/published/files'
import { finalTarget } from '@/domain/published/redirects'
import { env } from '@/lib/env'
import { fileAddress, versionAddress } from '@/lib/file-address'
import { documentFile, mediaRoot } from '@/lib/media-files'
import { isPicture, type MediaType } from '@/lib/media-types'
import type { FindFile, FileRequest } from './files'
import type { FileToSend } from './file-to-send'
import type { Previews } from './preview'

const pictureTypes = { webp: 'image/webp', jpg: 'image/jpeg' }

/**
 * What readers get at an address: a picture by width; a file under the name of its version; any other name leads to that
 * one, and an address that once had a file to the page that offered it.
 */
export const findFile: FindFile = async (wanted, now) => {
  if ('width' in wanted) {
    const found = await findPublicUpload({ id: wanted.id, now })
    return found && pictureOf(found, wanted)
  }
  const { id, version, name } = wanted
  const found = await findPublicFile({ id, version, now })
  if (!found) {
    const page = await pageOfFormerFile({ id, version, now })
    const path = page && (await finalTarget(page, now))
    return path === undefined ? undefined : { path }
  }
  if (found.name !== name) return { path: version === undefined ? fileAddress(found) : versionAddress(found) }
  return { ...documentOf(found)!, immutable: version !== undefined, link: await waysBack(id, now) }
}

/** From a file to the pages that offer it (signposting.org). */
async function waysBack(id: string, now: number) {
  const pages = await pagesOffering({ id, now })
  return pages.map((path) => `<${env().siteUrl}${path}>; rel="collection"; type="text/html"`).join(', ')
}

/** The same of the draft behind a preview link, while the link opens. */
export const findPreviewFile: Previews['findFile'] = async (token, wanted, now) => {
  if ('width' in wanted) {
    const found = await previewUpload(token, { mediaId: wanted.id }, now)
    return found && pictureOf(found, wanted)
  }
  const found = await previewUpload(token, { lineage: wanted.id, version: wanted.version }, now)
  return found?.name === wanted.name ? documentOf(found) : undefined
}

type Upload = { id: string; name: string; type: MediaType; sha256: string; width: number | null }

/** A picture, or the picture of a document's first page. */
function pictureOf(upload: Upload, { width, format }: Extract<FileRequest, { width: number }>): FileToSend | undefined {
  const { id } = upload
  if (!upload.width) return undefined
  const file = `${width}.${format}`
  // A picture's widths are made once: its address is as good a tag as its bytes.
  return {
    mediaId: id,
    name: file,
    file,
    root: join(mediaRoot(), id),
    type: pictureTypes[format],
    tag: id + file,
    immutable: true,
  }
}

function documentOf({ id, name, type, sha256 }: Upload): FileToSend | undefined {
  if (isPicture(type)) return undefined
  return { mediaId: id, name, type, root: join(mediaRoot(), id), file: documentFile(type), tag: sha256.slice(0, 32) }
}
