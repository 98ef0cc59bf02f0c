import { endings, type DocumentType, type PictureType } from './media-types'
import { fallbackWidth } from './picture-widths.mjs'

export { fallbackWidth, smallWidthsOf, widthsOf } from './picture-widths.mjs'

/** The stored name of a picture as it came, without its metadata: what its widths and its crops are made from. */
export function masterFile(type: PictureType) {
  return `master.${type.slice('image/'.length)}`
}

/** The stored name of a picture's JPEG, which everybody can show; `width` in pixels. */
export function fallbackFile({ width }: { width: number }) {
  return `${Math.min(fallbackWidth, width)}.jpg`
}

/** The stored name of a file that is offered as it came, "document.pdf". Pictures are kept by width, "960.webp". */
export function documentFile(type: DocumentType) {
  return `document${endings[type][0]}`
}
