import type { Mark, Node } from '@tiptap/pm/model'
import { comparableText, isUntranslatable } from './passages'

// A machine gets whole paragraphs. [[1]] is a footnote, break or code, [[2]]…[[/2]] surround a link or bold words.

/** Linear: at most three digits between literal signs. */
const placeholderPattern = /\[\[ ?(\/?) ?(\d{1,3}) ?\]\]/g

type DraftPiece =
  | { is: 'words'; text: string }
  /** Words with marks that not all words of the paragraph have. */
  | { is: 'marked'; text: string; marks: readonly Mark[] }
  /** Content that has to come back exactly once. */
  | { is: 'kept'; node: Node }

/** Undefined if the words themselves contain signs for a machine. */
export function textForMachine(block: Node): string | undefined {
  const { pieces } = piecesOf(block)
  if (pieces.some((piece) => 'text' in piece && piece.text.search(placeholderPattern) >= 0)) return undefined
  return pieces
    .map((piece, n) => {
      if (piece.is === 'kept') return `[[${n}]]`
      return piece.is === 'marked' ? `[[${n}]]${piece.text}[[/${n}]]` : piece.text
    })
    .join('')
}

export type DraftedParagraph =
  /** `isPlain`: links or formatting were lost. */
  | { is: 'drafted'; content: Node[]; isPlain: boolean }
  /** A footnote, break or code is missing. */
  | { is: 'lost' }
  | { is: 'empty' }

export function draftedParagraph(block: Node, translated: string): DraftedParagraph {
  const { pieces, common } = piecesOf(block)
  const { schema } = block.type
  const tokens = tokensOf(translated)
  const counts = new Map<number, number>()
  for (const token of tokens)
    if ('sign' in token && pieces[token.sign]?.is === 'kept') counts.set(token.sign, (counts.get(token.sign) ?? 0) + 1)
  if (pieces.some((piece, n) => piece.is === 'kept' && counts.get(n) !== 1)) return { is: 'lost' }
  const words = tokens.flatMap((token) => ('text' in token ? [token.text] : [])).join('')
  if (comparableText(words) === '') return { is: 'empty' }
  const isPlain = !areMarksWhole(pieces, tokens)
  const content: Node[] = []
  let marks = common
  for (const token of tokens) {
    if ('text' in token) {
      if (token.text) content.push(schema.text(token.text, marks))
      continue
    }
    const piece = pieces[token.sign]
    if (piece?.is === 'kept') content.push(piece.node)
    else if (piece?.is === 'marked' && !isPlain) marks = token.isEnd ? common : piece.marks
  }
  return { is: 'drafted', content, isPlain }
}

type DraftToken = { text: string } | { sign: number; isEnd: boolean }

function tokensOf(translated: string): DraftToken[] {
  const tokens: DraftToken[] = []
  let end = 0
  for (const match of translated.matchAll(placeholderPattern)) {
    tokens.push({ text: translated.slice(end, match.index) })
    tokens.push({ sign: Number(match[2]), isEnd: match[1] === '/' })
    end = match.index + match[0].length
  }
  return [...tokens, { text: translated.slice(end) }]
}

function areMarksWhole(pieces: DraftPiece[], tokens: DraftToken[]) {
  const open: number[] = []
  const closed = new Set<number>()
  for (const token of tokens) {
    if (!('sign' in token) || pieces[token.sign]?.is !== 'marked') continue
    const { sign, isEnd } = token
    if (isEnd ? open.pop() !== sign : open.length > 0 || closed.has(sign)) return false
    if (isEnd) closed.add(sign)
    else open.push(sign)
  }
  return pieces.every((piece, n) => piece.is !== 'marked' || closed.has(n))
}

/** `common`: marks of all words. */
function piecesOf(block: Node): { pieces: DraftPiece[]; common: readonly Mark[] } {
  const runs = block.children.filter((child) => child.isText && !isUntranslatable(child))
  const [first, ...others] = runs
  const common = (first?.marks ?? []).filter((mark) => others.every(({ marks }) => mark.isInSet(marks)))
  const pieces = block.children.map((child): DraftPiece => {
    if (!child.isText || isUntranslatable(child)) return { is: 'kept', node: child }
    const isUsual = child.marks.length === common.length
    return isUsual ? { is: 'words', text: child.text! } : { is: 'marked', text: child.text!, marks: child.marks }
  })
  return { pieces, common }
}
