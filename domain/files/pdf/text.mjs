// @ts-check
import { glyphsOf } from './edition/glyphs.mjs'
import { isAddedSpace, runsOf, visibleRuns } from './edition/marked-words.mjs'
import { clusteredScripts } from './edition/pdfium-text.mjs'
/** @import { Pdfium } from './shapes' */

/**
 * Returns at most `max` characters of a page, lines ended by line feeds; corrected for scripts with clusters.
 * @param {Pdfium} pdfium @param {number} page @param {number} max
 */
export function textOf(pdfium, page, max) {
  const text = pdfium._FPDFText_LoadPage(page)
  if (!text) return ''
  const count = Math.min(pdfium._FPDFText_CountChars(text), max)
  const words = count > 0 ? wordsOf(pdfium, text, count) : ''
  const whole = clusteredScripts.test(words) ? clustersOf(pdfium, { page, text, max: count }) : words
  pdfium._FPDFText_ClosePage(text)
  return whole
}

/** @param {Pdfium} pdfium @param {number} text @param {number} count */
function wordsOf(pdfium, text, count) {
  const to = pdfium.wasmExports.malloc((count + 1) * 2)
  const length = pdfium._FPDFText_GetText(text, 0, count, to)
  const words = length > 1 ? Buffer.from(pdfium.HEAPU8.buffer, to, (length - 1) * 2).toString('utf16le') : ''
  pdfium.wasmExports.free(to)
  return words
}

/**
 * Removes letters that PDFium repeats in scripts with clusters. Browsers write letters as "actual text" of a cluster
 * (ISO 32000-2, 14.9.4); PDFium repeats them for each glyph above or below the line, and adds spaces.
 * @param {Pdfium} pdfium
 * @param {{ page: number, text: number, max: number }} what
 */
function clustersOf(pdfium, { page, text, max }) {
  const glyphs = glyphsOf(pdfium, page)
  const runs = visibleRuns(runsOf(pdfium, { text, max, glyphs }))
  return runs.map((run, n) => (isAddedSpace(runs, n, glyphs) ? '' : run.text)).join('')
}
