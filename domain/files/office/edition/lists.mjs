// @ts-check
/** @import { WordBlock, WordList, WordPiece } from './shapes' */

/** @type {Record<string, WordList['kind']>} */
const listKinds = {
  decimal: '1',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
  bullet: 'bullet',
  none: 'none',
}
const maxDepth = 20

export class Lists {
  constructor() {
    /** @type {WordBlock[]} */
    this.blocks = []
    /** @type {{ list: WordList, depth: number, key: string }[]} */
    this.open = []
  }

  isOpen() {
    return this.open.length > 0
  }

  end() {
    this.open = []
  }

  /**
   * @param {{ depth: number, key: string, kind?: WordList['kind'], number?: { format: string, text: string, n: number, label: string }, words: WordPiece[], marks: string[] }} item
   */
  add({ depth, key, kind, number, words, marks }) {
    const own = kind ?? listKindOf(number)
    while (this.open.length > 0 && (this.open.at(-1)?.depth ?? 0) > depth) this.open.pop()
    const last = this.open.at(-1)
    const isSame = last?.depth === depth && last.key === key && last.list.kind === own
    if (last?.depth === depth && !isSame) this.open.pop()
    if (!isSame && this.open.length < maxDepth) this.begin({ depth, key, kind: own, number })
    const label = number && number.format !== 'bullet' && number.label ? { label: number.label.slice(0, 120) } : {}
    this.open.at(-1)?.list.items.push({ ...label, blocks: [{ is: 'paragraph', words }] })
    if (marks.length > 0) this.mark(marks)
  }

  /** @param {{ depth: number, key: string, kind: WordList['kind'], number?: { n: number } }} how */
  begin({ depth, key, kind, number }) {
    const isCounted = !['bullet', 'none', 'label'].includes(kind)
    const start = isCounted && number && number.n !== 1 && number.n <= 9_999 ? { start: number.n } : {}
    /** @type {WordList} */
    const list = { is: 'list', kind, ...start, items: [] }
    const above = this.open.at(-1)?.list.items.at(-1)
    if (above) above.blocks.push(list)
    else this.blocks.push(list)
    this.open.push({ list, depth, key })
  }

  /** @param {WordBlock} block */
  attach(block) {
    const item = this.open.at(-1)?.list.items.at(-1)
    if (item) item.blocks.push(block)
    else this.blocks.push(block)
  }

  /** @param {string[]} marks */
  mark(marks) {
    const last = this.blocks.at(-1)
    if (last) last.marks = [...(last.marks ?? []), ...marks]
  }
}

/** @param {{ format: string, text: string } | undefined} number @returns {WordList['kind']} */
function listKindOf(number) {
  const kind = listKinds[number?.format ?? '']
  if (kind === 'bullet' || kind === 'none') return kind
  // HTML cannot number with words or with several numbers, so these become text.
  return kind && /^\(?%[1-9][.):]?$/.test(number?.text.trim() ?? '') ? kind : 'label'
}
