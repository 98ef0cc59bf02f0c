import { join } from 'node:path'
import { env } from './env'
import { endings, type DocumentType, type PictureType } from './media-types'

/** Widths in pixels that every picture is kept in, as WebP, unless it is narrower; and one JPEG for old readers. */
export const pictureWidths = [480, 960, 1600] as const
export const fallbackWidth = 960

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

/** The widths a picture of this width is kept in: never wider than it came, and always at least one. */
export function widthsOf(width: number) {
  const fitting = pictureWidths.filter((candidate) => candidate < width)
  return fitting.length < pictureWidths.length ? [...fitting, Math.min(width, pictureWidths.at(-1)!)] : fitting
}
