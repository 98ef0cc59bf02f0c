// @ts-check
import { Accessibility } from './accessibility.mjs'
import { RepeatedLines, withEdges } from './furniture.mjs'
import { isElement } from './inline.mjs'
import { LayoutBlocks } from './layout-blocks.mjs'
import { layoutLines } from './layout-lines.mjs'
import { LineLooks } from './layout-looks.mjs'
import { lettersIn } from './marked-words.mjs'
import { tidyText } from './pdfium-text.mjs'
import { structureOf } from './structure.mjs'
import { blocksOf } from './tagged-blocks.mjs'
/** @import { Block } from '../../../../lib/edition/schema' */
/** @import { ChildLine } from '../lines' */
/** @import { LayoutLine, OpenPage, Pdfium, StrayLine, WithEdge } from '../shapes' */
/** @typedef {Extract<ChildLine, { is: 'edition' | 'made' | 'looked' }>} EditionLine */
/** @typedef {(line: EditionLine) => void} Say */
/** @typedef {(work: (opened: OpenPage, n: number) => void) => void} EachPage */
/** @typedef {{ each: EachPage, accessibility: Accessibility, language: string | undefined, pages: number }} Reading */

/** Bytes outside the heap, which is small. */
const maxKept = 60_000_000
const minPercentInTags = 90

/**
 * Makes the edition from the tags of the PDF, or from the look of its pages if the tags have too little text.
 * @param {Pdfium} pdfium
 * @param {{ document: number, pages: number, language: string | undefined, max: number, tagged: boolean, title: boolean }} opened
 * @param {Say} say gets each line; a page that was looked at is one, as a sign of life
 */
export function writeEdition(pdfium, { document, pages, language, max, tagged, title }, say) {
  /** @type {EachPage} */
  const each = (work) => {
    for (let n = 0; n < pages; n++) {
      const page = pdfium._FPDF_LoadPage(document, n)
      const text = page && pdfium._FPDFText_LoadPage(page)
      if (text) work({ page, text, max }, n)
      if (text) pdfium._FPDFText_ClosePage(text)
      if (page) pdfium._FPDF_ClosePage(page)
      say({ is: 'looked', n: n + 1 })
    }
  }
  const accessibility = new Accessibility()
  const read = { each, accessibility, language, pages }
  const byTags = tagged ? readTags(pdfium, document, read) : undefined
  const isTrusted = byTags !== undefined && !byTags.hasEmptyPage && byTags.inTags >= minPercentInTags
  const made = isTrusted ? byTags : readLayout(pdfium, { ...read, isFirst: !byTags })
  say({
    is: 'edition',
    from: made ? (isTrusted ? 'tags' : 'layout') : 'none',
    report: {
      tagged: (byTags?.inTags ?? 0) > 0,
      inTags: byTags?.inTags ?? 0,
      title,
      language: Boolean(language || byTags?.language),
      ...accessibility.facts,
    },
  })
  made?.sayPages(say)
}

/** @param {Pdfium} pdfium @param {number} document @param {Reading} reading */
function readTags(pdfium, document, { each, accessibility, language, pages }) {
  /** @type {PageStore<{ blocks: Block[], lines: WithEdge<StrayLine>[], artifacts: string }>} */
  const kept = new PageStore(pages, { blocks: [], lines: [], artifacts: '' })
  const furniture = new RepeatedLines()
  let own = language
  let inTags = 0
  let hasEmptyPage = false
  each((opened, n) => {
    accessibility.notePage(pdfium, opened)
    const { kids, stray, artifacts, letters } = structureOf(pdfium, { document, ...opened })
    accessibility.noteElements(kids)
    own ??= kids.filter(isElement).find(({ lang }) => lang)?.lang
    const lines = withEdges(
      stray.map((line) => ({ ...line, text: tidyText(line.text).trim() })).filter(({ text }) => text),
      pdfium._FPDF_GetPageHeightF(opened.page),
    )
    furniture.note(lines)
    const strayLetters = lines.reduce((sum, { text }) => sum + lettersIn(text), 0)
    inTags += Math.max(0, letters - strayLetters)
    hasEmptyPage ||= letters > 200 && letters - strayLetters < letters / 10
    kept.add(n, { blocks: blocksOf(kids, own ?? ''), lines, artifacts: tidyText(artifacts).trim() })
  })
  if (kept.isFull) return undefined
  furniture.findRepeated(kept.all(), inTags)
  let outside = 0
  for (const { lines } of kept.all())
    for (const line of lines) if (!furniture.includes(line)) outside += lettersIn(line.text)
  return {
    inTags: inTags + outside > 0 ? Math.floor((100 * inTags) / (inTags + outside)) : 0,
    hasEmptyPage,
    language: own,
    sayPages(/** @type {Say} */ say) {
      let n = 0
      for (const { blocks, lines, artifacts } of kept.all()) {
        const repeated = lines.filter((line) => furniture.includes(line)).map(({ text }) => text)
        const others = lines.filter((line) => !furniture.includes(line))
        /** @param {StrayLine[]} some @returns {Block[]} */
        const paragraphs = (some) => some.map(({ text }) => ({ is: 'paragraph', words: [text] }))
        const [before, after] = [others.filter(({ isBefore }) => isBefore), others.filter(({ isBefore }) => !isBefore)]
        const whole = [...paragraphs(before), ...blocks, ...paragraphs(after)]
        say({ is: 'made', n: ++n, blocks: whole, artifacts: [artifacts, ...repeated].filter(Boolean).join('\n') })
      }
    },
  }
}

/** @param {Pdfium} pdfium @param {Reading & { isFirst: boolean }} reading */
function readLayout(pdfium, { each, accessibility, pages, isFirst }) {
  /** @type {PageStore<{ lines: WithEdge<LayoutLine>[], width: number }>} */
  const kept = new PageStore(pages, { lines: [], width: 0 })
  const [furniture, looks] = [new RepeatedLines(), new LineLooks()]
  each((opened, n) => {
    if (isFirst) accessibility.notePage(pdfium, opened)
    const { lines, width, height } = layoutLines(pdfium, opened)
    const marked = withEdges(lines, height)
    furniture.note(marked)
    looks.noteLines(marked)
    kept.add(n, { width, lines: marked })
  })
  if (kept.isFull) return undefined
  furniture.findRepeated(kept.all())
  looks.findTextLook()
  const isOwn = (/** @type {WithEdge<LayoutLine>} */ line) => !furniture.includes(line)
  const withWeight = (/** @type {WithEdge<LayoutLine>[]} */ lines) =>
    lines.map((line) => ({ ...line, isBold: looks.isBold(line) }))
  let page = 0
  for (const { lines } of kept.all()) looks.noteHeads(withWeight(lines.filter(isOwn)), ++page)
  looks.rankHeadings()
  return {
    sayPages(/** @type {Say} */ say) {
      const blocks = new LayoutBlocks(looks)
      let n = 0
      for (const { lines, width } of kept.all()) {
        const artifacts = lines.filter((line) => !isOwn(line)).map(({ text }) => text)
        const made = blocks.ofPage(withWeight(lines.filter(isOwn)), width)
        say({ is: 'made', n: ++n, blocks: made, artifacts: artifacts.join('\n') })
      }
    },
  }
}

/** @template T */
class PageStore {
  /** @type {(Buffer | undefined)[]} */
  #pages
  #bytes = 0
  isFull = false

  /** @param {number} pages @param {T} none what is said of a page that could not be opened */
  constructor(pages, none) {
    this.#pages = Array(pages)
    this.none = none
  }

  /** @param {number} n @param {T} facts */
  add(n, facts) {
    if (this.isFull) return
    const json = Buffer.from(JSON.stringify(facts))
    this.#bytes += json.length
    if (this.#bytes > maxKept) {
      this.isFull = true
      this.#pages = []
    } else this.#pages[n] = json
  }

  /** @returns {Generator<T>} */
  *all() {
    for (const page of this.#pages) yield page ? JSON.parse(String(page)) : this.none
  }
}
