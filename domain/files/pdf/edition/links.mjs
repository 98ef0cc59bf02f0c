// @ts-check
import { textReader } from './pdfium-text.mjs'
/** @import { Edges, Pdfium } from '../shapes' */
/** @typedef {Edges & { to: string }} Link */

const maxLinks = 2_000
const address = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d])/i

/** Finds links to the web, mail, telephones and pages; leaves out others. @param {Pdfium} pdfium @param {number} document @param {number} page */
export function linksOf(pdfium, document, page) {
  const { malloc, free } = pdfium.wasmExports
  const { utf8 } = textReader(pdfium)
  const room = malloc(32)
  pdfium.HEAPU8.fill(0, room, room + 32) // PDFium reads the start index from this memory
  /** @type {Link[]} */
  const links = []
  for (let n = 0; n < maxLinks && pdfium._FPDFLink_Enumerate(page, room, room + 4); n++) {
    const [link = 0] = new Uint32Array(pdfium.HEAPU8.buffer, room + 4, 1)
    const to = targetOf(link)
    if (!to || !pdfium._FPDFLink_GetAnnotRect(link, room + 8)) continue
    const [left = 0, top = 0, right = 0, bottom = 0] = new Float32Array(pdfium.HEAPU8.buffer, room + 8, 4)
    links.push({ to, left, right, top: Math.max(top, bottom), bottom: Math.min(top, bottom) })
  }
  free(room)
  return links

  /** @param {number} link */
  function targetOf(link) {
    const action = pdfium._FPDFLink_GetAction(link)
    const kind = action ? pdfium._FPDFAction_GetType(action) : 0
    const [goTo, uri] = [1, 3]
    if (kind === uri) {
      const written = utf8((to, bytes) => pdfium._FPDFAction_GetURIPath(document, action, to, bytes), 2_000)
      return address.test(written) && !/[\u0000-\u0020\u007f-\u009f]/.test(written) ? written.toWellFormed() : undefined
    }
    const place =
      pdfium._FPDFLink_GetDest(document, link) || (kind === goTo ? pdfium._FPDFAction_GetDest(document, action) : 0)
    const index = place ? pdfium._FPDFDest_GetDestPageIndex(document, place) : -1
    return index >= 0 && index < 5_000 ? `#p${index + 1}` : undefined
  }
}

/** @param {Link[]} links @param {Edges} glyph */
export function linkAt(links, { left, right, top, bottom }) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return links.find((link) => x >= link.left && x <= link.right && y >= link.bottom && y <= link.top)?.to
}
