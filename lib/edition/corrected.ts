import { unescapeHtml } from '../web/html'

// A corrected text in parts for slow phones. The HTML of the body was validated: every `<` in it begins an element.

export type CorrectedHeading = { level: number; text: string; id: string; part: number }
type CorrectedPart = { from: number; to: number; html: string }
type CorrectedParts = {
  parts: CorrectedPart[]
  headings: CorrectedHeading[]
  anchors: Map<string, number>
}

type PartLimits = { maxPages: number; maxBytes: number }
type MeasuredHtml = { html: string; bytes: number; pages: number[] }

/** Divides between blocks: where a page begins, and within a page that is too long. */
export function correctedPartsOf(html: string, limits: PartLimits): CorrectedParts {
  const { blocks, notes } = withoutNotes(blocksOf(html))
  const groups = groupIntoParts(blocks.map(measureHtml), limits)
  let page = groups.flat().find(({ pages }) => pages.length > 0)?.pages[0] ?? 1
  const parts = groups.map((pieces): CorrectedPart => {
    const [first] = pieces
    const from = first?.pages[0] !== undefined && beginsWithMark(first.html) ? first.pages[0] : page
    page = pieces.flatMap(({ pages }) => pages).at(-1) ?? page
    const text = pieces.map((piece) => piece.html).join('')
    return { from, to: Math.max(from, page), html: text + notesOf(text, notes) }
  })
  const anchors = new Map<string, number>()
  for (const [n, part] of parts.entries())
    for (const [, id] of part.html.matchAll(/ id="([^"]*)"/g)) if (!anchors.has(id!)) anchors.set(id!, n + 1)
  return { parts, headings: parts.flatMap((part, n) => headingsOf(part.html, n + 1)), anchors }
}

/** Returns the part (from 1) with the mark of a page, else the last that begins before it; without marks, the first. */
export function partOfPage({ parts, anchors }: CorrectedParts, page: number): number {
  const marked = anchors.get(`p${page}`)
  if (marked !== undefined) return marked
  const hasMarks = parts.some(({ html }) => pagesIn(html).length > 0)
  return hasMarks ? Math.max(1, parts.findLastIndex(({ from }) => from <= page) + 1) : 1
}

const voidElements = new Set(['br', 'hr', 'img', 'source'])

type HtmlTag = { at: number; end: number; name: string; isEnd: boolean; text: string }

export function* tagsIn(html: string): Generator<HtmlTag> {
  for (let at = html.indexOf('<'); at >= 0;) {
    const end = html.indexOf('>', at) + 1
    if (end === 0) return
    const isEnd = html[at + 1] === '/'
    const [name = ''] = /^[a-z0-9]+/i.exec(html.slice(at + (isEnd ? 2 : 1), end)) ?? []
    yield { at, end, name, isEnd, text: html.slice(at, end) }
    at = html.indexOf('<', end)
  }
}

function blocksOf(html: string): string[] {
  const blocks: string[] = []
  let [depth, start] = [0, 0]
  for (const { end, name, isEnd } of tagsIn(html)) {
    if (!voidElements.has(name)) depth += isEnd ? -1 : 1
    if (depth > 0) continue
    blocks.push(html.slice(start, end))
    start = end
  }
  return blocks
}

type Endnotes = { open: string; items: Map<string, string> }

const endnotesSection = /^(<section class="footnotes"[^>]*>)<ol>(.*)<\/ol><\/section>$/s

function withoutNotes(blocks: string[]): { blocks: string[]; notes: Endnotes | undefined } {
  const [, open, list] = endnotesSection.exec(blocks.at(-1) ?? '') ?? []
  if (!open) return { blocks, notes: undefined }
  const items = blocksOf(list!).map((item) => [/ id="note:(\d+)"/.exec(item)?.[1] ?? '', item] as const)
  return { blocks: blocks.slice(0, -1), notes: { open, items: new Map(items) } }
}

function notesOf(html: string, notes: Endnotes | undefined) {
  if (!notes) return ''
  const numbers = [...html.matchAll(/ href="#note:(\d+)"/g)].map(([, number]) => number!)
  const items = numbers.map((number) => notes.items.get(number) ?? '').join('')
  const start = numbers[0] === '1' ? '' : ` start="${numbers[0]}"`
  return items && `${notes.open}<ol${start}>${items}</ol></section>`
}

const encoder = new TextEncoder()

function measureHtml(html: string): MeasuredHtml {
  return { html, bytes: encoder.encode(html).length, pages: pagesIn(html) }
}

function pagesIn(html: string) {
  return [...html.matchAll(/<(?:p|span) id="p(\d+)" class="leaf"/g)].map(([, page]) => Number(page))
}

function beginsWithMark(html: string) {
  return /^(?:<[^<>]*>)*?<(?:p|span) id="p\d+" class="leaf"/.test(html)
}

function groupIntoParts(pieces: MeasuredHtml[], limits: PartLimits): MeasuredHtml[][] {
  const parts: MeasuredHtml[][] = []
  for (const page of groupByPage(pieces, limits.maxBytes)) {
    const last = parts.at(-1)
    if (last && isWithinLimits([...last, ...page], limits)) last.push(...page)
    else parts.push(page)
  }
  return parts.length > 0 ? parts : [[]]
}

function groupByPage(pieces: MeasuredHtml[], maxBytes: number): MeasuredHtml[][] {
  const groups: MeasuredHtml[][] = []
  let bytes = 0
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (!last || piece.pages.length > 0 || bytes + piece.bytes > maxBytes) {
      groups.push([piece])
      bytes = piece.bytes
    } else {
      last.push(piece)
      bytes += piece.bytes
    }
  }
  return groups
}

function isWithinLimits(pieces: MeasuredHtml[], { maxPages, maxBytes }: PartLimits) {
  let [bytes, count] = [0, 0]
  for (const piece of pieces) {
    bytes += piece.bytes
    count += piece.pages.length
  }
  return bytes <= maxBytes && count <= maxPages
}

function headingsOf(html: string, part: number): CorrectedHeading[] {
  const headings: CorrectedHeading[] = []
  let open: CorrectedHeading | undefined
  let silent: string | undefined
  let start = 0
  for (const { at, end, name, isEnd, text } of tagsIn(html)) {
    if (open && silent === undefined) open.text += unescapeHtml(html.slice(start, at))
    start = end
    const level = /^h[234]$/.test(name) ? Number(name[1]) : undefined
    if (level && isEnd && open) {
      headings.push({ ...open, text: [...open.text.trim()].slice(0, 150).join('') })
      open = undefined
    } else if (level) open = { level, text: '', id: / id="([^"]*)"/.exec(text)?.[1] ?? '', part }
    else if (isEnd && name === silent) silent = undefined
    else if (name === 'sup' || text.endsWith(' class="leaf">')) silent ??= name
  }
  return headings
}
