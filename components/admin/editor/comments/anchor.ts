import type { Node } from '@tiptap/pm/model'

/** A quotation with the words before and after it (W3C Web Annotation, TextQuoteSelector). */
export type Quotation = { quote: string; prefix: string; suffix: string }
export type TextRange = { from: number; to: number }

const contextLength = 32

/** A document as one string with a line for each block, and its positions in both directions. */
export class ReadingText {
  readonly text: string
  private readonly runs: { at: number; pos: number; length: number }[] = []

  constructor(doc: Node) {
    let text = ''
    doc.descendants((node, pos) => {
      if (node.isTextblock && text) text += '\n'
      if (!node.isInline || !node.isLeaf) return true
      this.runs.push({ at: text.length, pos, length: node.nodeSize })
      // A node without text, such as a footnote's number, counts as its size in the document.
      text += node.text ?? '\ufffc'.repeat(node.nodeSize)
      return false
    })
    this.text = text
  }

  rangeOf(start: number, end: number): TextRange | undefined {
    const first = this.runs.find((run) => run.at + run.length > start)
    const last = this.runs.findLast((run) => run.at < end)
    if (!first || !last) return undefined
    const from = first.pos + Math.max(0, start - first.at)
    const to = last.pos + Math.min(last.length, end - last.at)
    return from < to ? { from, to } : undefined
  }

  quotationOf({ from, to }: TextRange): Quotation {
    const within = this.runs.filter((run) => run.pos < to && run.pos + run.length > from)
    if (within.length === 0) return { quote: '', prefix: '', suffix: '' }
    const [first, last] = [within[0]!, within.at(-1)!]
    const start = first.at + Math.max(0, from - first.pos)
    const end = last.at + Math.min(last.length, to - last.pos)
    return {
      quote: this.text.slice(start, end),
      prefix: this.text.slice(Math.max(0, start - contextLength), start),
      suffix: this.text.slice(end, end + contextLength),
    }
  }

  /** Finds quoted words: the occurrence whose surroundings fit best, else the place between equal surroundings. */
  find({ quote, prefix, suffix }: Quotation): TextRange | undefined {
    let best: { start: number; fits: number } | undefined
    for (let start = this.text.indexOf(quote); quote && start >= 0; start = this.text.indexOf(quote, start + 1)) {
      const fits =
        commonEndLength(prefix, this.text.slice(0, start)) +
        commonStartLength(suffix, this.text.slice(start + quote.length))
      if (!best || fits > best.fits) best = { start, fits }
    }
    // A short word occurs often: with other surroundings it is another occurrence.
    const enough = quote.length >= 24 ? 0 : Math.min(6, prefix.length + suffix.length)
    if (best && best.fits >= enough) return this.rangeOf(best.start, best.start + quote.length)
    return this.between({ quote, prefix, suffix })
  }

  private between({ quote, prefix, suffix }: Quotation): TextRange | undefined {
    if (prefix.length < contextLength / 2 || suffix.length < contextLength / 2) return undefined
    const before = this.text.indexOf(prefix)
    const start = before + prefix.length
    const end = this.text.indexOf(suffix, start)
    const isOnly = before >= 0 && this.text.indexOf(prefix, before + 1) < 0
    if (!isOnly || end <= start || end - start > quote.length * 3 + contextLength) return undefined
    return this.rangeOf(start, end)
  }
}

function commonStartLength(text: string, other: string) {
  let length = 0
  while (length < text.length && text[length] === other[length]) length++
  return length
}

function commonEndLength(text: string, other: string) {
  let length = 0
  while (length < text.length && text.at(-1 - length) === other.at(-1 - length)) length++
  return length
}
