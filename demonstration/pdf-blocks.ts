import { plain, type Block, type Text } from './body'

export const colours = { ink: '#16191d', soft: '#4d545c', line: '#c9c5bb', accent: '#00587c' }

/** Where text goes: the document, the element that holds its tags, and the column. */
export type Sheet = { doc: PDFKit.PDFDocument; root: Element; left: number; width: number }
export type Element = ReturnType<PDFKit.PDFDocument['struct']>
type Column = { x: number; width: number }

const size = 10.5
const lineGap = 1.6

/** Sets one block of a body below what is there. */
export function typesetBlock(sheet: Sheet, block: Block) {
  const { doc, root, left, width } = sheet
  const column = { x: left, width }
  switch (block.type) {
    case 'paragraph':
      doc.font('regular').fontSize(size)
      keep(doc, Math.min(62, doc.heightOfString(plain([block]), { width, lineGap })))
      tag(doc, root, 'P', () => runs(doc, block, column))
      doc.y += 8
      break
    case 'heading':
      keep(doc, 70)
      doc.y += 4
      doc.font('bold').fontSize(11.5).fillColor(colours.ink)
      tag(doc, root, 'H3', () => doc.text(plain([block]), left, doc.y, { width }))
      doc.y += 3
      break
    case 'blockquote':
      quotation(sheet, block)
      break
    case 'bulletList':
    case 'orderedList':
      list(sheet, block)
      break
    case 'table':
      table(sheet, block)
      break
    default:
      throw new Error(`A document of the demonstration cannot hold a ${block.type}`)
  }
}

function runs(doc: PDFKit.PDFDocument, block: Block, { x, width }: Column, look: Look = {}) {
  const texts = (block.content ?? []) as Text[]
  doc.fontSize(size).fillColor(colours.ink)
  texts.forEach((run, order) => {
    const options = { width, lineGap, continued: order < texts.length - 1 }
    doc.font(look.font ?? fontOf(run))
    if (order === 0) doc.text(run.text, x, look.y ?? doc.y, options)
    else doc.text(run.text, options)
  })
}

type Look = { font?: string; y?: number }

function fontOf({ marks = [] }: Text) {
  if (marks.some((mark) => mark.type === 'bold')) return 'bold'
  return marks.some((mark) => mark.type === 'italic') ? 'italic' : 'regular'
}

function quotation({ doc, root, left, width }: Sheet, block: Block) {
  const words = block.content![0] as Block
  const column = { x: left + 16, width: width - 32 }
  doc.font('italic').fontSize(size)
  const height = doc.heightOfString(plain([words]), { width: column.width, lineGap })
  keep(doc, height + 12)
  artifact(doc, () => doc.rect(left, doc.y + 3, 2, height - 4).fill(colours.accent))
  tag(doc, root, 'BlockQuote', () => runs(doc, words, column, { font: 'italic' }))
  doc.y += 9
}

function list({ doc, root, left, width }: Sheet, block: Block) {
  const element = doc.struct('L')
  root.add(element)
  const items = block.content as Block[]
  items.forEach((item, order) => {
    keep(doc, 34)
    const y = doc.y
    const label = block.type === 'orderedList' ? `${order + 1}.` : '•'
    doc.font('regular').fontSize(size).fillColor(colours.accent)
    const entry = doc.struct('LI')
    element.add(entry)
    tag(doc, entry, 'Lbl', () => doc.text(label, left, y, { width: 18, lineBreak: false }))
    tag(doc, entry, 'LBody', () => runs(doc, item.content![0] as Block, { x: left + 20, width: width - 20 }, { y }))
    entry.end()
    doc.y += 3
  })
  element.end()
  doc.y += 6
}

const cellSize = 9.5
const pad = 5

function table({ doc, root, left, width }: Sheet, block: Block) {
  const rows = (block.content as Block[]).map((row) => (row.content as Block[]).map((cell) => plain([cell])))
  const widths = columnWidths(rows, width)
  const options = (at: number) => ({ width: widths[at]! - 10, lineGap: 0.8 })
  const heights = rows.map((cells, order) => {
    cellFont(order)
    return Math.max(...cells.map((cell, at) => doc.heightOfString(cell, options(at)))) + pad * 2
  })
  keep(
    doc,
    Math.min(
      260,
      heights.reduce((sum, height) => sum + height),
    ),
  )

  const element = doc.struct('Table')
  root.add(element)
  rows.forEach((cells, order) => {
    keep(doc, heights[order]!)
    const top = doc.y
    const head = order === 0
    artifact(doc, () => doc.rect(left, top, width, head ? 1.2 : 0.6).fill(head ? colours.ink : colours.line))
    cellFont(order)
    const row = doc.struct('TR')
    element.add(row)
    let x = left
    cells.forEach((cell, at) => {
      const column = x
      const draw = () => doc.text(cell, column, top + pad, options(at))
      tag(doc, row, head ? 'TH' : 'TD', draw, head ? { scope: 'Column' } : {})
      x += widths[at]!
    })
    row.end()
    doc.y = top + heights[order]!
  })
  element.end()
  artifact(doc, () => doc.rect(left, doc.y, width, 0.6).fill(colours.line))
  doc.y += 12

  function cellFont(row: number) {
    doc
      .font(row === 0 ? 'bold' : 'regular')
      .fontSize(cellSize)
      .fillColor(colours.ink)
  }
}

/** Columns share the width by how much their longest cell holds, none under a fifth. */
function columnWidths(rows: string[][], width: number) {
  const most = rows[0]!.map((_, at) => Math.min(60, Math.max(...rows.map((cells) => cells[at]!.length))))
  const total = most.reduce((sum, length) => sum + length)
  const shares = most.map((length) => Math.max(0.2, length / total))
  const sum = shares.reduce((all, share) => all + share)
  return shares.map((share) => (share / sum) * width)
}

/** Begins a new page unless this many points are left on the present one. */
function keep(doc: PDFKit.PDFDocument, points: number) {
  if (doc.y + points > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

/** Draws something as one tagged element, so that software can read it aloud in order. */
export function tag(doc: PDFKit.PDFDocument, parent: Element, type: string, draw: () => unknown, options = {}) {
  const element = doc.struct(type, options)
  parent.add(element)
  element.add(() => void draw())
  element.end()
}

/** Draws what is there for the eye only. */
export function artifact(doc: PDFKit.PDFDocument, draw: () => void) {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}
