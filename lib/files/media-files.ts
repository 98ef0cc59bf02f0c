import { endings, type DocumentType, type PictureType } from './media-types'
import { fallbackWidth } from './picture-widths.mjs'

export { fallbackWidth, smallWidthsOf, widthsOf } from './picture-widths.mjs'

export function masterFile(type: PictureType) {
  return `master.${type.slice('image/'.length)}`
}

export function fallbackFile({ width }: { width: number }) {
  return `${Math.min(fallbackWidth, width)}.jpg`
}

/** Returns for example "document.pdf"; pictures are stored by width, "960.webp". */
export function documentFile(type: DocumentType) {
  return `document${endings[type][0]}`
}
