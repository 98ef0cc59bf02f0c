// @ts-check
import { characterOf, clusteredScripts, tidyText } from './pdfium-text.mjs'
/** @import { Edges, LayoutLine, OpenPage, Pdfium } from '../shapes' */
/** @typedef {{ left: number, right: number }} Span the edges of all glyphs of a cluster of letters */
/** @typedef {Edges & { is?: undefined, character: string, y: number, size: number, weight: number, span?: Span, object: number, isRaised?: boolean }} Letter */
/** @typedef {{ is: 'break' } | { is: 'hyphen' } | { is: 'space', how: Space }} Sign */
/** @typedef {'made' | 'drawn'} Space */
/**
 * `base`: base line of the first letter; `heavy`: sum of the weights of the letters.
 * @typedef {Edges & { text: string, y: number, base: number, size: number, count: number, heavy: number, sizes: Map<number, number>, span?: Span, object?: number, isRaised?: boolean, isDivided?: boolean }} OpenLine
 */

/** A wide gap begins a line: columns and cells are separate. @param {Pdfium} pdfium @param {OpenPage} opened */
export function layoutLines(pdfium, { page, text, max }) {
  const size = { width: pdfium._FPDF_GetPageWidthF(page), height: pdfium._FPDF_GetPageHeightF(page) }
  const room = pdfium.wasmExports.malloc(96)
  const letters = lettersOf(pdfium, { page, text, max, room })
  /** @type {OpenLine[]} */
  const lines = []
  /** @type {OpenLine | undefined} */
  let line
  /** @type {Space | undefined} */
  let space
  let isBroken = false
  for (const letter of letters) {
    if (letter.is === 'break') isBroken = true
    else if (letter.is === 'space') space = letter.how
    else if (letter.is === 'hyphen') {
      if (line) line.isDivided = true
    } else {
      if (!line || beginsLine(letter, line, { space, isBroken })) {
        line = beginLine(letter)
        lines.push(line)
      } else if (isSpace(letter, line, space)) line.text += ' '
      addLetter(line, letter)
      space = undefined
      isBroken = false
    }
  }
  pdfium.wasmExports.free(room)
  return { ...size, lines: lines.map(finishLine).filter((one) => one.text) }
}

/** @param {Letter} letter @param {OpenLine} line @param {{ space: Space | undefined, isBroken: boolean }} between */
function beginsLine(letter, line, { space, isBroken }) {
  const { left, y, size, span, object, character } = letter
  if (span && span === line.span) return false
  const gap = left - line.right
  const isRaised = y > line.y && y - line.y < 0.6 * line.size && size < line.size * 0.85
  letter.isRaised = isRaised
  const isSame =
    Math.abs(line.y - y) < 0.25 * Math.max(size, line.size) ||
    isRaised ||
    (line.isRaised && Math.abs(line.base - y) < 1)
  const widest = line.object === object ? 4 : space === 'drawn' ? 3 : 1.4
  const isNear = gap < widest * size && (gap > -1.2 * size || (clusteredScripts.test(character) && gap > -4 * size))
  if (!isSame || !isNear) return true
  return isBroken && !isRaised && (gap < -0.5 * size || Math.abs(line.y - y) > 0.5)
}

/** @param {Letter} letter @param {OpenLine} line @param {Space | undefined} space */
function isSpace({ left, size, character, object }, line, space) {
  const gap = left - line.right
  const isCluster = clusteredScripts.test(character)
  // Within one object PDFium reports all spaces itself, and narrow letters are far apart.
  if (!space) return object !== line.object && gap > 0.2 * size && !isCluster
  return !(space === 'made' && isCluster && clusteredScripts.test(line.text.at(-1) ?? '') && gap < 0.4 * size)
}

/** @param {Letter} letter @returns {OpenLine} */
function beginLine({ left, y, top, bottom, size }) {
  return { text: '', left, right: left, y, base: y, top, bottom, size, count: 0, heavy: 0, sizes: new Map() }
}

/** @param {OpenLine} line @param {Letter} letter */
function addLetter(line, { character, right, top, bottom, size, weight, span, object, isRaised }) {
  line.text += character
  line.right = Math.max(line.right, right)
  line.top = Math.max(line.top, top)
  line.bottom = Math.min(line.bottom, bottom)
  Object.assign(line, { span, object, isRaised, isDivided: false })
  line.count++
  line.heavy += weight
  line.sizes.set(size, (line.sizes.get(size) ?? 0) + 1)
}

/** @param {OpenLine} line @returns {LayoutLine} */
function finishLine({ text, left, right, y, top, bottom, heavy, count, sizes, isDivided }) {
  const [[size = 1] = []] = [...sizes].sort((a, b) => b[1] - a[1])
  const said = tidyText(text.trim()) + (isDivided ? '\u00ad' : '')
  return { text: said, left, right, y, top, bottom, size, weight: Math.round(heavy / count) }
}

/** @param {Pdfium} pdfium @param {OpenPage & { room: number }} opened @returns {Generator<Letter | Sign>} */
function* lettersOf(pdfium, { page, text, max, room }) {
  const { malloc, free } = pdfium.wasmExports
  const spans = spansOf(pdfium, page, room)
  /** @type {Map<Span, number>} */
  const firstOf = new Map()
  /** @type {Map<number, { size: number, weight: number }>} */
  const looks = new Map()
  const count = Math.min(pdfium._FPDFText_CountChars(text), max)
  /** @type {Span | undefined} */
  let spanBefore
  let rightBefore = 0
  for (let i = 0; i < count; i++) {
    const code = pdfium._FPDFText_GetUnicode(text, i)
    const character = characterOf(code)
    if (code === 0xfffe || code === 2) yield { is: 'hyphen' }
    else if (pdfium._FPDFText_IsGenerated(text, i) === 1) {
      if (/[\r\n]/.test(character)) yield { is: 'break' }
      else if (character === ' ') yield { is: 'space', how: 'made' }
    } else if (/[\s\u00a0]/.test(character)) yield { is: 'space', how: 'drawn' }
    else if (character) {
      const object = pdfium._FPDFText_GetTextObject(text, i)
      const span = spans.get(object)
      if (span && firstOf.has(span) && firstOf.get(span) !== object) continue
      if (span) firstOf.set(span, object)
      if (!pdfium._FPDFText_GetCharBox(text, i, room, room + 8, room + 16, room + 24)) continue
      const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(pdfium.HEAPU8.buffer, room, 4)
      const edges = span ? { left: span === spanBefore ? rightBefore : span.left, right: span.right } : { left, right }
      pdfium._FPDFText_GetCharOrigin(text, i, room + 32, room + 40)
      const [y = 0] = new Float64Array(pdfium.HEAPU8.buffer, room + 40, 1)
      spanBefore = span
      rightBefore = edges.right
      const look = looks.get(object) ?? { size: sizeAt(i), weight: weightAt(i) }
      looks.set(object, look)
      yield { character, ...edges, top, bottom, y, span, object, ...look }
    }
  }

  /** Returns the size in points, rounded to halves. @param {number} i */
  function sizeAt(i) {
    pdfium._FPDFText_GetMatrix(text, i, room + 48)
    const [, , c = 0, d = 0] = new Float32Array(pdfium.HEAPU8.buffer, room + 48, 4)
    return (
      Math.min(1_000, Math.max(1, Math.round(pdfium._FPDFText_GetFontSize(text, i) * Math.hypot(c, d) * 2) / 2)) || 1
    )
  }

  /** The name of a font tells its weight more often than its data does. @param {number} i */
  function weightAt(i) {
    const length = pdfium._FPDFText_GetFontInfo(text, i, 0, 0, 0)
    let name = ''
    if (length > 1 && length < 300) {
      const to = malloc(length)
      pdfium._FPDFText_GetFontInfo(text, i, to, length, 0)
      name = Buffer.from(pdfium.HEAPU8.buffer, to, length - 1).toString('latin1')
      free(to)
    }
    if (/bold|black|heavy/i.test(name)) return 1_000
    if (/regular|roman|book|-light/i.test(name)) return 400
    return Math.max(0, Math.min(900, pdfium._FPDFText_GetFontWeight(text, i)))
  }
}

/** @param {Pdfium} pdfium @param {number} page @param {number} room */
function spansOf(pdfium, page, room) {
  const { malloc, free } = pdfium.wasmExports
  const key = malloc(16)
  pdfium.HEAPU8.set(Buffer.from('ActualText\0'), key)
  /** @type {Map<number, Span>} */
  const byObject = new Map()
  /** @type {Map<number, Span>} */
  const byMark = new Map()
  const count = Math.min(pdfium._FPDFPage_CountObjects(page), 20_000)
  for (let i = 0; i < count; i++) {
    const object = pdfium._FPDFPage_GetObject(page, i)
    const marks = pdfium._FPDFPageObj_CountMarks(object)
    const mark = marks > 0 ? pdfium._FPDFPageObj_GetMark(object, marks - 1) : 0
    if (!mark || !pdfium._FPDFPageObjMark_GetParamStringValue(mark, key, 0, 0, room)) continue
    pdfium._FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12)
    const [left = 0, , right = 0] = new Float32Array(pdfium.HEAPU8.buffer, room, 3)
    const span = byMark.get(mark) ?? { left, right }
    span.left = Math.min(span.left, left)
    span.right = Math.max(span.right, right)
    byMark.set(mark, span)
    byObject.set(object, span)
  }
  free(key)
  return byObject
}
