// @ts-check
import { glyphsOf } from './glyphs.mjs'
import { linkAt, linksOf } from './links.mjs'
import { characterOf, clusteredScripts, isUnspaced } from './pdfium-text.mjs'
/** @import { Glyph, Glyphs, MarkedWords, OpenPage, Pdfium, StrayLine } from '../shapes' */
/** @typedef {{ object: number, isGenerated: boolean, at: number, text: string, glyph: Glyph | undefined }} Run */
/** @typedef {Run & { glyph: Glyph }} DrawnRun */

/**
 * `stray`: lines of words without a marked-content number; `artifacts`: running heads and the like, marked so.
 * @param {Pdfium} pdfium
 * @param {OpenPage & { document: number }} opened
 */
export function markedWords(pdfium, { document, page, text, max }) {
  const glyphs = glyphsOf(pdfium, page)
  const links = linksOf(pdfium, document, page)
  const box = pdfium.wasmExports.malloc(40)
  /** @type {Map<number, MarkedWords>} */
  const byId = new Map()
  /** @type {StrayLine[]} */
  const stray = []
  let artifacts = ''
  let letters = 0
  /** @type {MarkedWords | StrayLine | undefined} */
  let last
  let gap = ''
  const runs = runsOf(pdfium, { text, max, glyphs })
  const isComplex = runs.some((run) => clusteredScripts.test(run.text))
  const visible = isComplex ? visibleRuns(runs) : runs
  visible.forEach((run, n) => {
    const { glyph } = run
    if (isComplex && isAddedSpace(visible, n, glyphs)) return
    if (run.isGenerated || !glyph) return void (gap += run.text)
    if (glyph.isArtifact) {
      artifacts += (gap || ' ') + run.text
      gap = ''
      return
    }
    letters += lettersIn(run.text)
    if (glyph.id < 0) addStray({ ...run, glyph })
    else addWords({ ...run, glyph })
    gap = ''
  })
  pdfium.wasmExports.free(box)
  return { byId, stray, artifacts, letters }

  /** @param {DrawnRun} run */
  function addWords(run) {
    const { glyph } = run
    let words = byId.get(glyph.id)
    if (!words) {
      words = { text: '', gap, line: glyph.top, top: glyph.top, end: glyph.bottom, id: glyph.id }
      byId.set(glyph.id, words)
    } else words.text += jointOf(words.text, last === words ? gap : gap || ' ', run.text)
    words.text += run.text
    words.end = glyph.bottom
    words.to ??= linkAt(links, glyph)
    setEdges(words, run)
    last = words
  }

  /** @param {DrawnRun} run */
  function addStray(run) {
    const { top, bottom } = run.glyph
    const before = stray.at(-1)
    const isSameLine = before && last === before && Math.abs(before.y - bottom) < 3
    if (isSameLine) before.text += jointOf(before.text, gap, run.text) + run.text
    else stray.push({ text: run.text, y: bottom, top, isBefore: byId.size === 0 })
    last = stray.at(-1)
  }

  /** @param {MarkedWords} words @param {DrawnRun} run */
  function setEdges(words, { at, text: said, glyph }) {
    let end = at + [...said].length - 1
    while (end > at && /\s/.test(characterOf(pdfium._FPDFText_GetUnicode(text, end)))) end--
    words.from ??= boxOf(at)?.left
    const ending = glyph.span ? glyph : boxOf(end)
    if (!ending) return
    words.right = ending.right
    words.size = glyph.span ? glyph.top - glyph.bottom : pdfium._FPDFText_GetFontSize(text, end)
  }

  /** @param {number} i */
  function boxOf(i) {
    if (!pdfium._FPDFText_GetCharBox(text, i, box, box + 8, box + 16, box + 24)) return undefined
    const [left = 0, right = 0] = new Float64Array(pdfium.HEAPU8.buffer, box, 2)
    return { left, right }
  }
}

/** @param {Pdfium} pdfium @param {{ text: number, max: number, glyphs: Glyphs }} page */
export function runsOf(pdfium, { text, max, glyphs }) {
  const count = Math.min(pdfium._FPDFText_CountChars(text), max)
  /** @type {Run[]} */
  const runs = []
  for (let at = 0; at < count; at++) {
    const object = pdfium._FPDFText_GetTextObject(text, at)
    const isGenerated = pdfium._FPDFText_IsGenerated(text, at) === 1
    const character = characterOf(pdfium._FPDFText_GetUnicode(text, at))
    const last = runs.at(-1)
    if (last && last.object === object && last.isGenerated === isGenerated) last.text += character
    else runs.push({ object, isGenerated, at, text: character, glyph: glyphs.of(object) })
  }
  return runs
}

/** Leaves out runs that repeat the letters of a cluster, and joins what PDFium added around them. @param {Run[]} runs */
export function visibleRuns(runs) {
  /** @type {Run[]} */
  const visible = []
  for (const run of runs) {
    const last = visible.at(-1)
    const isAgain = run.isGenerated && last?.isGenerated && run.text === last.text
    if (!isAgain && (!run.glyph || run.glyph.isFirst)) visible.push(run)
  }
  return visible
}

/** Returns whether only PDFium has this space. @param {Run[]} runs @param {number} n @param {Glyphs} glyphs */
export function isAddedSpace(runs, n, glyphs) {
  const [before, run, after] = [runs[n - 1], runs[n], runs[n + 1]]
  if (!run?.isGenerated || run.text !== ' ' || !before?.glyph || !after?.glyph) return false
  if (!clusteredScripts.test(before.text.at(-1) ?? '') || !clusteredScripts.test(after.text[0] ?? '')) return false
  const between = glyphs.all.slice(before.glyph.order + 1, after.glyph.order)
  if (between.some((glyph) => !glyph.span && glyph.left === glyph.right)) return false
  const right = Math.max(before.glyph.right, ...between.map((glyph) => glyph.right))
  const height = Math.max(glyphs.usualHeight, before.glyph.top - before.glyph.bottom) // a heading is larger than most
  return after.glyph.left - right < height * 0.4
}

/** @param {string} before @param {string} gap @param {string} after */
function jointOf(before, gap, after) {
  if (!gap || gap.includes('\ufffe')) return gap.includes('\ufffe') && !before.endsWith('\ufffe') ? '\ufffe' : ''
  if (before.endsWith('\ufffe')) return ''
  return /[\r\n]/.test(gap) && isUnspaced(before.at(-1)) && isUnspaced(after[0]) ? '' : ' '
}

/** @param {MarkedWords} before @param {MarkedWords} after */
export function gapBetween(before, after) {
  if (/\s$/.test(before.text) || /^\s/.test(after.text)) return ''
  if (before.text.endsWith('\ufffe') || after.gap.includes('\ufffe'))
    return before.text.endsWith('\ufffe') ? '' : '\ufffe'
  const isOtherLine = after.line < before.end
  if (!isOtherLine)
    return (after.from ?? NaN) - (before.right ?? NaN) > 0.12 * Math.min(before.size || 10, after.size || 10) ? ' ' : ''
  return isUnspaced(before.text.at(-1)) && isUnspaced(after.text[0]) ? '' : ' '
}

/** @param {string} text */
export function lettersIn(text) {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
