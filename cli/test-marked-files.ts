import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { mediaRoot } from '@/lib/store/media'
import type { Needles } from './test-traces'

// For the tests of erasing: the files of the story.

/** Three pages with a running head, an outline and an author. */
export async function markedDocument(words: { pdf: string; pdfHead: string; pdfOutline: string; pdfAuthor: string }) {
  const document = new PDFDocument({ info: { Author: words.pdfAuthor } })
  for (const n of [1, 2, 3]) {
    if (n > 1) document.addPage()
    document.text(`Report on ${words.pdfHead}`, 72, 40)
    document.text(`A page with ${words.pdf} on it, and more words than a running head has.`, 72, 300)
  }
  document.outline.addItem(words.pdfOutline)
  document.end()
  return buffer(document)
}

/** A picture whose bytes occur in no other picture. */
export async function noisyPicture() {
  const pixels = Buffer.alloc(300 * 200 * 3)
  let state = 20_141_007
  for (let n = 0; n < pixels.length; n++) pixels[n] = (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) >> 16
  return sharp(pixels, { raw: { width: 300, height: 200, channels: 3 } })
    .png()
    .toBuffer()
}

/** Three pieces of 24 bytes of every stored file. */
export function piecesOf(mediaIds: string[]): Needles {
  const pieces = mediaIds.flatMap((id) =>
    readdirSync(join(mediaRoot(), id)).flatMap((name) => {
      const bytes = readFileSync(join(mediaRoot(), id, name))
      return [0.3, 0.5, 0.7].map((part) => [`${name} at ${part}`, pieceAt(bytes, Math.floor(bytes.length * part))])
    }),
  )
  return Object.fromEntries(pieces) as Needles
}

/** Finds the first piece after a place that is not a pattern: white paper looks alike everywhere. */
function pieceAt(bytes: Buffer, from: number) {
  for (let at = from; at < bytes.length - 24; at++) {
    const piece = bytes.subarray(at, at + 24)
    if (new Set(piece).size > 16) return Buffer.from(piece)
  }
  return Buffer.from(bytes.subarray(0, 40))
}
