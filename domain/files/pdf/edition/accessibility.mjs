// @ts-check
import { hasWords } from './tagged-blocks.mjs'
import { isElement } from './inline.mjs'
import { characterOf } from './pdfium-text.mjs'
/** @import { StructureElement, StructureKid, Pdfium } from '../shapes' */

const maxFonts = 20
const maxLetters = 20_000 // of a page
const maxObjects = 20_000
const [textObject, imageObject] = [1, 3]

export class Accessibility {
  /** @type {Set<string>} */
  #fonts = new Set()
  #level = 0
  #counts = { headings: 0, skippedHeadings: 0, figures: 0, figuresWithoutAlt: 0, tables: 0, tablesWithoutHeaders: 0 }
  #lettersWithoutUnicode = 0
  #scannedPages = 0
  #headsSeen = false

  /** @param {Pdfium} pdfium @param {{ page: number, text: number }} opened */
  notePage(pdfium, { page, text }) {
    const count = text ? Math.min(pdfium._FPDFText_CountChars(text), maxLetters) : 0
    for (let i = 0; i < count; i++) if (isUnknown(pdfium, text, i)) this.#lettersWithoutUnicode++
    const fonts = new Set()
    let pictures = 0
    const objects = Math.min(pdfium._FPDFPage_CountObjects(page), maxObjects)
    for (let i = 0; i < objects; i++) {
      const object = pdfium._FPDFPage_GetObject(page, i)
      const type = pdfium._FPDFPageObj_GetType(object)
      if (type === imageObject) pictures++
      if (type === textObject) fonts.add(pdfium._FPDFTextObj_GetFont(object))
    }
    if (count < 20 && pictures > 0) this.#scannedPages++
    for (const font of fonts) this.#noteFont(pdfium, font)
  }

  /** @param {Pdfium} pdfium @param {number} font */
  #noteFont(pdfium, font) {
    if (!font || this.#fonts.size >= maxFonts || pdfium._FPDFFont_GetIsEmbedded(font) !== 0) return
    const { malloc, free } = pdfium.wasmExports
    const to = malloc(512)
    const length = pdfium._FPDFFont_GetBaseFontName(font, to, 500)
    const name = Buffer.from(pdfium.HEAPU8.buffer, to, Math.max(0, Math.min(length, 500) - 1)).toString('utf8')
    free(to)
    this.#fonts.add(name.toWellFormed().slice(0, 100) || 'without a name')
  }

  /** Counts elements; one that continues from an earlier page was counted there. @param {StructureKid[]} kids */
  noteElements(kids, isInFigure = false) {
    for (const kid of kids) {
      if (!isElement(kid)) continue
      const isFrame = !kid.alt && kid.kids.some(({ role }) => role === 'Figure')
      const isFigure = kid.role === 'Figure' && !isInFigure && !isFrame
      if (!kid.before) this.#noteElement(kid, isFigure)
      this.noteElements(kid.kids, isInFigure || isFigure)
    }
  }

  /** @param {StructureElement} element @param {boolean} isFigure */
  #noteElement(element, isFigure) {
    const counts = this.#counts
    const level = /^H[1-6]$/.test(element.role) && hasWords(element.kids) ? Number(element.role[1]) : 0
    if (level) {
      counts.headings++
      if (level > this.#level + 1 && (this.#headsSeen || level > 2)) counts.skippedHeadings++
      this.#level = level
      this.#headsSeen = true
    }
    if (isFigure) {
      counts.figures++
      if (!element.alt && !element.actual) counts.figuresWithoutAlt++
    }
    if (element.role === 'Table') {
      counts.tables++
      if (!hasHeader(element)) counts.tablesWithoutHeaders++
    }
  }

  get facts() {
    return {
      ...this.#counts,
      fontsOutside: [...this.#fonts].sort(),
      lettersWithoutUnicode: this.#lettersWithoutUnicode,
      scannedPages: this.#scannedPages,
    }
  }
}

/** @param {Pdfium} pdfium @param {number} text @param {number} i */
function isUnknown(pdfium, text, i) {
  if (pdfium._FPDFText_IsGenerated(text, i) === 1) return false
  const code = pdfium._FPDFText_GetUnicode(text, i)
  if (code >= 0xe000 && code < 0xf900) return !/[\uf0a0-\uf0ff]/.test(characterOf(code)) // bullets of Symbol and Wingdings
  return pdfium._FPDFText_HasUnicodeMapError(text, i) === 1
}

/** @param {StructureElement} element @returns {boolean} */
function hasHeader(element) {
  return element.kids.some((kid) => isElement(kid) && (kid.role === 'TH' || hasHeader(kid)))
}
