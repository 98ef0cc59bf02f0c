import { join } from 'node:path'
import { previewUpload } from '@/auth/preview'
import { findPublicFile } from '@/domain/published/files'
import { documentFile, mediaRoot } from '@/lib/media-files'
import { isPicture, type MediaType } from '@/lib/media-types'
import type { FindFile, Found, Wanted } from './files'
import type { Previews } from './preview'

const pictureTypes = { webp: 'image/webp', jpg: 'image/jpeg' }

/** Where an upload's bytes lie, while a live entry uses it: a document under its name, a picture and a document's first page by width. */
export const findFile: FindFile = async (wanted, now) => {
  const found = await findPublicFile({ id: wanted.id, now })
  return found && bytesOf(found, wanted)
}

/** The same of the draft behind a preview link, while the link opens. */
export const findPreviewFile: Previews['findFile'] = async (token, wanted, now) => {
  const found = await previewUpload(token, wanted.id, now)
  return found && bytesOf(found, wanted)
}

type Upload = { id: string; name: string; type: MediaType; sha256: string; width: number | null }

function bytesOf(found: Upload, wanted: Wanted): Found | undefined {
  const root = join(mediaRoot(), found.id)
  const { name, type, sha256, width } = found
  if ('width' in wanted) {
    const file = `${wanted.width}.${wanted.format}`
    return width ? { name: file, type: pictureTypes[wanted.format], root, file } : undefined
  }
  return wanted.name === name && !isPicture(type) ? { name, type, root, file: documentFile(type), sha256 } : undefined
}
