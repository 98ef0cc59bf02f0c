// @ts-check
import { sortByReadingOrder } from './columns.mjs'
import { lookOf } from './layout-looks.mjs'
import { joinLines, rowsAt } from './layout-rows.mjs'
import { numberingOf } from './lists.mjs'
/** @import { Block, Heading, Item } from '../../../../lib/edition/schema' */
/** @import { LookedLine } from '../shapes' */
/** @import { LineLooks } from './layout-looks.mjs' */
/** @typedef {{ level?: Heading['level'], label?: string }} Facts */
/**
 * @typedef {Facts & { is: 'paragraph' | 'heading' | 'item', lines: [LookedLine, ...LookedLine[]], goesOn: boolean, pitch?: number }} OpenBlock
 */

// Linear: anchored, and spaces can match in one part only.
const bulletPattern = /^[•◦▪●○■\uf0b7–—*-]\s*(?=\S)/u
const loneBulletPattern = /^[•◦▪●○■\uf0b7]$/u
// Linear: anchored, and spaces can match in one part only.
const numberPattern = /^(\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)/
const loneNumberPattern = /^\(?(?:\d{1,2}|[a-z])[.)]$/
const sentenceEndPattern = /[.!?:។။。]["”’)]?$/u

/** Makes blocks from the look of lines. A paragraph may continue from the page before. */
export class LayoutBlocks {
  /** @type {Block[]} */
  blocks = []
  /** @type {OpenBlock | undefined} */
  open = undefined
  /** @type {LookedLine | undefined} */
  last = undefined
  isFirst = true
  isNumbered = false

  /** @param {LineLooks} looks what the lines of the whole document look like */
  constructor(looks) {
    this.looks = looks
  }

  /** @param {LookedLine[]} lines of one page, without furniture @param {number} width @returns {Block[]} */
  ofPage(lines, width) {
    this.blocks = []
    this.open = undefined
    this.isFirst = true
    const ordered = joinLabels(sortByReadingOrder(lines, width))
    for (let n = 0; n < ordered.length;) n = this.take(ordered, n)
    this.close()
    return this.blocks.map((block) =>
      block.is === 'list' && block.kind === 'label' ? { is: 'list', ...numberingOf(undefined, block.items) } : block,
    )
  }

  /** Adds the lines from number `n`; returns the number of the next line. @param {LookedLine[]} lines @param {number} n */
  take(lines, n) {
    const rows = rowsAt(lines, n)
    if (rows) {
      this.close()
      this.blocks.push(rows.block)
      this.last = undefined
      this.isFirst = false
      return rows.next
    }
    const line = lines[n]
    if (!line) return n + 1
    if (this.looks.isHeading(line) && !isInRow(lines, n)) this.takeHeading(line)
    else if (this.isItem(line)) this.takeItem(line)
    else if (this.open && this.goesOn(this.open, line)) this.open.lines.push(line)
    else this.begin('paragraph', line)
    this.last = line
    this.isFirst = false
    return n + 1
  }

  /** @param {LookedLine} line */
  takeHeading(line) {
    const level = this.looks.levelOf(line)
    const { open, last } = this
    const isSecondLine = open?.is === 'heading' && open.level === level && lookOf(open.lines[0]) === lookOf(line)
    if (isSecondLine && last && last.y > line.y && last.y - line.y < 1.9 * line.size) open.lines.push(line)
    else this.begin('heading', line, { level })
  }

  /** @param {LookedLine} line */
  isItem(line) {
    if (bulletPattern.test(line.text)) return true
    const said = numberPattern.exec(line.text)?.[1]?.replace(/\W/g, '')
    if (!said) return false
    const list = this.blocks.at(-1)
    const isNext = this.open?.is === 'item' || list?.is === 'list'
    return line.isLabelled || said === '1' || said === 'a' || (said === 'i' && !isNext) || (isNext && this.isNumbered)
  }

  /** @param {LookedLine} line */
  takeItem(line) {
    const isBullet = bulletPattern.test(line.text)
    const label = isBullet ? undefined : numberPattern.exec(line.text)?.[1]
    this.isNumbered = !isBullet
    const text = line.text.replace(isBullet ? bulletPattern : numberPattern, '')
    this.begin('item', { ...line, text, left: line.textLeft ?? line.left }, { label })
  }

  /** @param {OpenBlock['is']} is @param {LookedLine} line @param {Facts} [facts] */
  begin(is, line, facts) {
    const goesOn = is === 'paragraph' && this.isFirst && this.isCutBefore(line)
    this.close()
    this.open = { is, lines: [line], goesOn, ...facts }
  }

  /** @param {LookedLine} line */
  isCutBefore(line) {
    const { last } = this
    return last !== undefined && !this.looks.isHeading(last) && last.size === line.size && isUnfinished(last, line)
  }

  /** @param {OpenBlock} open @param {LookedLine} line */
  goesOn(open, line) {
    const { last } = this
    if (open.is === 'heading' || !last || Math.abs(last.size - line.size) > 1) return false
    if (last.y < line.y) return isUnfinished(last, line) // another column
    const pitch = last.y - line.y
    if (pitch > 1.75 * line.size + 0.5 && pitch > (open.pitch ?? 0) * 1.2) return false
    if (open.pitch && pitch > open.pitch * 1.25) return false
    if (open.is === 'paragraph' && line.left > open.lines[0].left + 40) return false
    open.pitch ??= pitch
    return true
  }

  close() {
    const { open } = this
    this.open = undefined
    if (!open) return
    const text = open.lines.reduce((joined, line) => joinLines(joined, line.text), '').trim()
    if (!text) return
    if (open.is === 'item') this.addItem(open.label, text)
    else if (open.is === 'heading') this.blocks.push({ is: 'heading', level: open.level ?? 2, words: [text] })
    else this.blocks.push({ is: 'paragraph', words: [text], ...(open.goesOn && { goesOn: true }) })
  }

  /** @param {string | undefined} label @param {string} text */
  addItem(label, text) {
    /** @type {Item} */
    const item = { ...(label && { label }), blocks: [{ is: 'paragraph', words: [text] }] }
    const kind = label ? 'label' : 'bullet'
    const list = this.blocks.at(-1)
    if (list?.is === 'list' && list.kind === kind) list.items.push(item)
    else this.blocks.push({ is: 'list', kind, items: [item] })
  }
}

/** A line beside others is a cell of a table, not a heading. @param {LookedLine[]} lines @param {number} n */
function isInRow(lines, n) {
  const line = lines[n]
  return [lines[n - 1], lines[n + 1]].some((other) => line && other && Math.abs(other.y - line.y) < 0.3 * line.size)
}

/** @param {LookedLine} last @param {LookedLine} line */
function isUnfinished(last, line) {
  return (!sentenceEndPattern.test(last.text) || last.text.endsWith('\u00ad')) && /^[\p{Ll}\p{Lo}(]/u.test(line.text)
}

/** @param {LookedLine[]} lines */
function joinLabels(lines) {
  /** @type {LookedLine[]} */
  const joined = []
  for (let n = 0; n < lines.length; n++) {
    const [line, next] = [lines[n], lines[n + 1]]
    if (!line) break
    const near = next ? Math.abs(next.y - line.y) : Infinity
    const isBullet = loneBulletPattern.test(line.text) && near < line.size
    const isNumber = loneNumberPattern.test(line.text) && near < line.size * 0.6
    if (!next || (!isBullet && !isNumber)) joined.push(line)
    else {
      joined.push({
        ...next,
        text: `${isBullet ? '•' : line.text} ${next.text}`,
        left: line.left,
        textLeft: next.left,
        isLabelled: true,
      })
      n++
    }
  }
  return joined
}
