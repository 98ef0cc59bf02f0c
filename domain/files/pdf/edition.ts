import { plainText } from '@/lib/edition/plain'
import type { Block, Edition } from '@/lib/edition/schema'
import type { Line } from './lines'

type EditionLine = Extract<Line, { is: 'edition' | 'made' }>

export class EditionReader {
  private head: Extract<Line, { is: 'edition' }> | undefined
  private readonly pages: Edition['pages'] = []

  /** @returns whether the line may come now */
  take(line: EditionLine, pageTexts: string[]): boolean {
    if (line.is === 'edition') {
      if (this.head) return false
      this.head = line
      return true
    }
    const text = pageTexts[this.pages.length]
    if (!this.head || text === undefined || line.n !== this.pages.length + 1) return false
    const { blocks, artifacts } = line
    this.pages.push(blocks && isWhole(text, blocks, artifacts) ? { blocks, artifacts } : { artifacts: '' })
    return true
  }

  /** Returns undefined if the child was ended before it had written all pages. */
  edition(pages: number): Edition | undefined {
    const { head } = this
    if (head?.from === 'none') return { from: 'none', report: head.report, pages: [] }
    return head && this.pages.length === pages ? { from: head.from, report: head.report, pages: this.pages } : undefined
  }
}

/** The share of a page's letters that an edition may lack: overlapping texts can be read in different ways. */
const maxLackingShare = 0.02
const fewLacking = 3

/** Checks that no word is lost: blocks and furniture have all letters of the page. */
function isWhole(text: string, blocks: Block[], artifacts: string): boolean {
  const counts = new Map<string, number>()
  let all = 0
  for (const [letter] of text.matchAll(/[\p{L}\p{N}]/gu)) {
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
    all++
  }
  for (const [letter] of `${plainText(blocks)}${artifacts}`.matchAll(/[\p{L}\p{N}]/gu))
    if (counts.has(letter)) counts.set(letter, counts.get(letter)! - 1)
  const lacking = [...counts.values()].reduce((sum, n) => sum + Math.max(0, n), 0)
  return lacking <= Math.max(fewLacking, all * maxLackingShare)
}
