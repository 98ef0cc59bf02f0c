import { join } from 'node:path'
import { env } from './env'
import { endings, type DocumentType, type PictureType } from './media-types'

export { fallbackWidth, pictureWidths, widthsOf } from './picture-widths.mjs'

/** Where uploads live: one folder each, named by its id. */
export function mediaRoot() {
  return join(env().dataDir, 'media')
}

/** The stored name of a picture as it came, without its metadata: what its widths and its crops are made from. */
export function masterFile(type: PictureType) {
  return `master.${type.slice('image/'.length)}`
}

/** The stored name of a file that is offered as it came, "document.pdf". Pictures are kept by width, "960.webp". */
export function documentFile(type: DocumentType) {
  return `document${endings[type][0]}`
}
