import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages'
import type { CheckPosition } from '../check'

/** What a reader of a translation reads in it as one piece: a title, a paragraph, a caption, a description. */
export type Passage = {
  text: string
  /** `text` as it is compared. */
  words: string
  place: CheckPosition
  /** Titles and headings: "Bangkok Declaration" may be a name, "What We Heard" is not. */
  isHeading?: boolean
}

export type PassageSource = {
  title: string
  summary: string
  contentNote?: string
  lead: { alt: string; decorative: boolean; caption?: string } | null
  doc: Node
}

/** Every passage of a text in the order of the page. Credits, bylines and the titles of files are names, code is in no language. */
export function translatablePassages({ title, summary, contentNote = '', lead, doc }: PassageSource): Passage[] {
  const fields: [string, CheckPosition, boolean?][] = [
    [title, { field: 'title' }, true],
    [summary, { field: 'summary' }],
    [contentNote, { field: 'contentNote' }],
    [lead && !lead.decorative ? lead.alt : '', { field: 'lead' }],
    [lead?.caption ?? '', { field: 'lead' }],
  ]
  const passages = fields.map(([text, place, isHeading]) => ({ text, words: comparable(text), place, isHeading }))
  doc.descendants((node, pos) => {
    for (const { text, words, isHeading, from, to } of wordsOfNode(node))
      passages.push({ text, words, isHeading, place: { from: pos + from, to: pos + to } })
    return node.type.name !== 'codeBlock'
  })
  return passages.filter(({ words }) => words !== '')
}

type NodeWords = { text: string; words: string; isHeading: boolean; from: number; to: number }

// Nodes never change: while a text is written, only the paragraph that is typed in is read again.
const knownWords = new WeakMap<Node, NodeWords[]>()

/** The words of one node without those inside of it that are passages by themselves; positions count from the node's own. */
function wordsOfNode(node: Node): NodeWords[] {
  const known = knownWords.get(node)
  if (known) return known
  const isHeading = node.type.name === 'heading'
  const found = textsOf(node).map((text) => ({
    text,
    words: comparable(text),
    isHeading,
    from: node.isTextblock ? 1 : 0,
    to: node.isTextblock ? node.nodeSize - 1 : node.nodeSize,
  }))
  const words = found.filter((one) => one.words !== '')
  knownWords.set(node, words)
  return words
}

function textsOf(node: Node): string[] {
  const { alt, decorative, caption, label, text } = node.attrs
  switch (node.type.name) {
    case 'codeBlock':
      return []
    case 'picture':
      return [decorative ? '' : String(alt), String(caption)]
    case 'callout':
      return [String(label)]
    case 'footnote':
      return [String(text)]
    default:
      return node.isTextblock ? [wordsIn(node)] : []
  }
}

const isLeftAsItIs = new Set(['code', 'language'])

/** The words of a paragraph without code, and without what is said to be in another language: nobody translates a quotation. */
function wordsIn(block: Node) {
  const parts: string[] = []
  block.forEach((child) => {
    if (!child.isText) parts.push(' ')
    else if (!child.marks.some(({ type }) => isLeftAsItIs.has(type.name))) parts.push(child.text!)
  })
  return parts.join('')
}

/**
 * A text as it is compared with another: its letters and digits alone, in lower case, without addresses. Empty where no letter
 * is left, as in a number: that is the same in every language.
 */
export function comparable(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/\s/)
    .filter((word) => !isAddress(word))
    .join(' ')
    // Linear: one class each.
    .replace(/\p{Cf}+/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return /\p{L}/u.test(words) ? words : ''
}

function isAddress(word: string) {
  return word.includes('://') || word.includes('@') || word.startsWith('www.')
}

const mostWordsOfName = 4

/**
 * Whether a passage says names alone, which stand in a translation as they are: UNICEF, "Mali Srey". A single word with a capital
 * may be a place or the head of a column; where both languages have Latin letters it counts as a name.
 */
export function isNameAlone({ text, isHeading }: Pick<Passage, 'text' | 'isHeading'>, language: Language): boolean {
  // Linear: a letter of the second class never begins a word anew within one.
  const words = text.match(/\p{L}[\p{L}\p{M}\p{N}’'.-]*/gu) ?? []
  if (words.length > mostWordsOfName) return false
  if (words.every(isAcronym)) return true
  if (isHeading || !words.every((word) => /^\p{Lu}/u.test(word))) return false
  return words.length > 1 || language === 'en' || language === 'vi'
}

function isAcronym(word: string) {
  return word.length > 1 && !/\p{Ll}|\p{Lo}/u.test(word)
}
