// @ts-check
import { Lists } from './lists.mjs'
import { tableBlock } from './tables.mjs'
import { wordsOf } from './words.mjs'
/** @import { WordBlock, WordPiece } from './shapes' */

/**
 * @typedef {import('./body.mjs').Node} Node
 * @typedef {import('./body.mjs').Paragraph} Paragraph
 * @typedef {{ label: string, nodes: Node[] }} Note
 */

const maxNotes = 10_000

export class Blocks {
  /**
   * @param {import('./styles.mjs').Styles} styles
   * @param {import('./numbering.mjs').Numbers} numbers
   * @param {(reference: string) => Note | undefined} noteOf
   */
  constructor(styles, numbers, noteOf) {
    this.styles = styles
    this.numbers = numbers
    this.noteOf = noteOf
    this.facts = {
      headings: 0,
      skippedHeadings: 0,
      figures: 0,
      figuresWithoutAlt: 0,
      tables: 0,
      tablesWithoutHeaders: 0,
    }
    this.lastDepth = 0
    this.notes = 0
    /** @type {Note[] | undefined} */
    this.collected = undefined
    this.isInNote = false
  }

  /** @param {Node[]} nodes @param {boolean} isTop the document's own nodes: notes follow @returns {WordBlock[]} */
  of(nodes, isTop = false) {
    const lists = new Lists()
    /** @type {WordBlock[]} */
    const blocks = lists.blocks
    const notes = isTop ? [] : (this.collected ?? [])
    for (const node of nodes) {
      if (node.is === 'table') {
        lists.end()
        blocks.push(this.table(node, notes, blocks))
      } else this.paragraph(node, { lists, notes, isTop })
      // Not inside a list: the notes would stand between its items.
      if (isTop && !lists.isOpen()) this.addNotes(blocks, notes)
    }
    lists.end()
    if (isTop) this.addNotes(blocks, notes)
    return groupBlocks(blocks)
  }

  /** @param {WordBlock[]} blocks @param {Note[]} notes */
  addNotes(blocks, notes) {
    for (const { label, nodes } of notes.splice(0)) {
      this.isInNote = true
      const inner = this.of(nodes)
      this.isInNote = false
      const [first, ...rest] = inner
      /** @type {WordBlock[]} */
      const body =
        first?.is === 'paragraph'
          ? [{ ...first, words: joinLabel(`${label} `, first.words) }, ...rest]
          : [{ is: 'paragraph', words: [label] }, ...inner]
      blocks.push({ is: 'note', blocks: body })
    }
  }

  /**
   * @param {import('./body.mjs').Table} table
   * @param {Note[]} notes
   * @param {WordBlock[]} before a line that says what the table is stands above it
   */
  table(table, notes, before) {
    this.facts.tables++
    const block = tableBlock(table, (nodes) => this.inner(nodes, notes))
    if (!block.rows.some(({ cells }) => cells.some(({ head }) => head))) this.facts.tablesWithoutHeaders++
    const last = before.at(-1)
    if (last?.is !== 'caption') return block
    before.pop()
    return { caption: last.words, ...block, ...(last.marks && { marks: last.marks }) }
  }

  /** Notes of inner blocks come after the outer block. @param {Node[]} nodes @param {Note[]} notes */
  inner(nodes, notes) {
    const outer = this.collected
    this.collected = notes
    const blocks = this.of(nodes)
    this.collected = outer
    return blocks
  }

  /** @param {Paragraph} paragraph @param {{ lists: Lists, notes: Note[], isTop: boolean }} context */
  paragraph(paragraph, { lists, notes, isTop }) {
    const looks = this.styles.looksOf(paragraph.style)
    const role = paragraph.outline !== undefined && paragraph.outline < 9 ? 'heading' : looks.role
    const numId = paragraph.numId ?? looks.numId
    const number = numId && numId !== '0' ? this.numbers.next(numId, paragraph.level ?? looks.level ?? 0) : undefined
    const { texts, figures, boxes } = this.piecesOf(paragraph, notes)
    const isHeading = (role === 'heading' || role === 'title') && isTop
    const words = wordsOf(texts, { isPlain: isHeading })
    const marks = paragraph.marks.length > 0 ? { marks: paragraph.marks } : {}
    const blocks = lists.blocks
    if (isHeading && words.length > 0) {
      lists.end()
      const label = number?.label && number.format !== 'bullet' ? `${number.label} ` : ''
      const depth = role === 'title' ? 1 : (paragraph.outline ?? (looks.depth ?? 1) - 1) + 1
      blocks.push({ is: 'heading', level: this.heading(role, depth), words: joinLabel(label, words), ...marks })
    } else if (role === 'contents' && words.length > 0)
      lists.add({ depth: (looks.depth ?? 1) - 1, key: 'contents', kind: 'none', words, marks: paragraph.marks })
    else if (number && words.length > 0)
      lists.add({ depth: paragraph.level ?? looks.level ?? 0, key: numId ?? '', number, words, marks: paragraph.marks })
    else if (words.length > 0) {
      lists.end()
      const last = blocks.at(-1)
      if (role === 'caption' && last?.is === 'figure' && !last.caption) last.caption = words
      else if (role === 'caption') blocks.push({ is: 'caption', words, ...marks })
      else if (role === 'quote') blocks.push({ is: 'quote', blocks: [{ is: 'paragraph', words }], ...marks })
      else blocks.push({ is: 'paragraph', words, ...marks })
    } else if (paragraph.marks.length > 0) lists.mark(paragraph.marks)
    for (const block of [...figures, ...boxes]) lists.attach(block)
  }

  /** @param {string | undefined} role @param {number} depth */
  heading(role, depth) {
    this.facts.headings++
    if (role === 'heading') {
      if (depth > this.lastDepth + 1) this.facts.skippedHeadings++
      this.lastDepth = depth
    }
    return Math.min(4, depth + 1)
  }

  /** @param {Paragraph} paragraph @param {Note[]} notes */
  piecesOf({ pieces }, notes) {
    /** @type {import('./body.mjs').TextPiece[]} */
    const texts = []
    /** @type {WordBlock[]} */
    const figures = []
    /** @type {WordBlock[]} */
    const boxes = []
    for (const piece of pieces) {
      if ('text' in piece) texts.push(piece)
      else if ('box' in piece) boxes.push(...this.inner(piece.box, notes))
      else if ('note' in piece) {
        const note = this.isInNote ? undefined : this.noteOf(piece.note)
        if (!note || ++this.notes > maxNotes) continue
        texts.push({ text: note.label })
        notes.push(note)
      } else {
        this.facts.figures++
        const alt = piece.picture.replace(/\s+/g, ' ').toWellFormed().slice(0, 2_000)
        if (!alt) this.facts.figuresWithoutAlt++
        figures.push({ is: 'figure', alt, blocks: [] })
      }
    }
    return { texts, figures, boxes }
  }
}

/** @param {string} label @param {WordPiece[]} words */
function joinLabel(label, words) {
  const [first, ...rest] = words
  if (!label) return words
  return typeof first === 'string' ? [label + first, ...rest] : [label, ...words]
}

/** @param {WordBlock[]} blocks */
function groupBlocks(blocks) {
  /** @type {WordBlock[]} */
  const whole = []
  for (const block of blocks) {
    const last = whole.at(-1)
    if (block.is === 'quote' && last?.is === 'quote' && !block.marks) last.blocks.push(...block.blocks)
    else whole.push(block)
  }
  return whole
}
