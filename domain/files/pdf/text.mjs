// @ts-check
// The text of a page from PDFium, corrected for scripts that set their letters in clusters: Khmer, Lao, Burmese, Thai.

const clustered = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f]/u

/** @import { Pdfium } from './shapes' */
/** @typedef {{ order: number, left: number, right: number, height: number, span: number, isFirst: boolean }} Glyph */
/** @typedef {{ object: number, isGenerated: boolean, text: string, glyph: Glyph | undefined }} Run */

/** The words of a page, at most `max` characters, with a line feed at the end of each line. @param {Pdfium} pdfium @param {number} page @param {number} max */
export function textOf(pdfium, page, max) {
  const text = pdfium._FPDFText_LoadPage(page)
  if (!text) return ''
  const count = Math.min(pdfium._FPDFText_CountChars(text), max)
  const words = count > 0 ? wordsOf(pdfium, text, count) : ''
  const whole = clustered.test(words) ? clustersOf(pdfium, { page, text, count }) : words
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
 * A browser writes the letters of a cluster beside its glyphs, as their "actual text" (ISO 32000-2, 14.9.4). PDFium repeats them
 * for each glyph above or below the line, and takes the room of the others for spaces.
 * @param {Pdfium} pdfium
 * @param {{ page: number, text: number, count: number }} what
 */
function clustersOf(pdfium, { page, text, count }) {
  const glyphs = glyphsOf(pdfium, page)
  /** @type {Run[]} */
  const runs = []
  for (let i = 0; i < count; i++) {
    const object = pdfium._FPDFText_GetTextObject(text, i)
    const isGenerated = pdfium._FPDFText_IsGenerated(text, i) === 1
    const character = String.fromCodePoint(pdfium._FPDFText_GetUnicode(text, i))
    const last = runs.at(-1)
    if (last && last.object === object && last.isGenerated === isGenerated) last.text += character
    else runs.push({ object, isGenerated, text: character, glyph: glyphs.of(object) })
  }
  /** @type {Run[]} */
  const visibleRuns = []
  for (const run of runs) {
    const last = visibleRuns.at(-1)
    // A space that PDFium added on both sides of letters that are said once more is one.
    const isAgain = run.isGenerated && last?.isGenerated && run.text === last.text
    if (!isAgain && (!run.glyph || run.glyph.isFirst)) visibleRuns.push(run)
  }
  return visibleRuns.map((run, n) => (isNoSpace(visibleRuns, n, glyphs) ? '' : run.text)).join('')
}

/**
 * Returns whether PDFium added a space where there is none: the page has no space there, and the glyphs are close. @param
 * {Run[]} runs @param {number} n @param {ReturnType<typeof glyphsOf>} glyphs
 */
function isNoSpace(runs, n, glyphs) {
  const [before, run, after] = [runs[n - 1], runs[n], runs[n + 1]]
  if (!run?.isGenerated || run.text !== ' ' || !before?.glyph || !after?.glyph) return false
  if (!clustered.test(before.text.at(-1) ?? '') || !clustered.test(after.text[0] ?? '')) return false
  const between = glyphs.between(before.glyph, after.glyph)
  if (between.some((glyph) => !glyph.span && glyph.left === glyph.right)) return false
  const right = Math.max(before.glyph.right, ...between.map((glyph) => glyph.right))
  const height = Math.max(glyphs.usualHeight, before.glyph.height) // a heading is larger than most
  return after.glyph.left - right < height * 0.4
}

const maxObjects = 20_000

/** The glyphs of a page in order: edges in points, and the cluster of each, whose first glyph has the letters. @param {Pdfium} pdfium @param {number} page */
function glyphsOf(pdfium, page) {
  const count = Math.min(pdfium._FPDFPage_CountObjects(page), maxObjects)
  const room = pdfium.wasmExports.malloc(32)
  const key = pdfium.wasmExports.malloc(16)
  pdfium.HEAPU8.set(Buffer.from('ActualText\0'), key)
  const spans = new Set()
  /** @type {Glyph[]} */
  const glyphs = []
  /** @type {Map<number, Glyph>} */
  const byObject = new Map()
  for (let order = 0; order < count; order++) {
    const object = pdfium._FPDFPage_GetObject(page, order)
    pdfium._FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12)
    const [left = 0, bottom = 0, right = 0, top = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 4)
    const span = spanOf(object)
    const glyph = { order, left, right, height: top - bottom, span, isFirst: !span || !spans.has(span) }
    glyphs.push(glyph)
    spans.add(span)
    byObject.set(object, glyph)
  }
  pdfium.wasmExports.free(room)
  pdfium.wasmExports.free(key)
  const heights = glyphs.map(({ height }) => height).sort((a, b) => a - b)
  return {
    of: (/** @type {number} */ object) => byObject.get(object),
    between: (/** @type {Glyph} */ from, /** @type {Glyph} */ to) => glyphs.slice(from.order + 1, to.order),
    usualHeight: heights[heights.length >> 1] ?? 0,
  }

  /** @param {number} object */
  function spanOf(object) {
    const marks = pdfium._FPDFPageObj_CountMarks(object)
    if (marks < 1) return 0
    const mark = pdfium._FPDFPageObj_GetMark(object, marks - 1)
    return pdfium._FPDFPageObjMark_GetParamStringValue(mark, key, 0, 0, room + 16) ? mark : 0
  }
}
