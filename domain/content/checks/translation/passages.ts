import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'
import type { CheckPosition } from '../check'

/** A text that a reader of a translation reads in it as one piece: a title, a paragraph, a caption, a description. */
export type Passage = {
  text: string
  /** `text` as it is compared. */
  words: string
  place: CheckPosition
  /** Titles and headings: "Bangkok Declaration" may be a name, "What We Heard" is not. */
  isHeading?: boolean
  /** The attribute that has the words of the node at its place, where these are not those of a paragraph. */
  attribute?: 'alt' | 'caption' | 'label' | 'text' | 'source' | 'speaker'
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
  const passages: Passage[] = fields.map(([text, place, isHeading]) => ({
    text,
    words: comparable(text),
    place,
    isHeading,
  }))
  doc.descendants((node, pos) => {
    for (const { from, to, ...words } of wordsOfNode(node))
      passages.push({ ...words, place: { from: pos + from, to: pos + to } })
    return node.type.name !== 'codeBlock'
  })
  return passages.filter(({ words }) => words !== '')
}

type NodeWords = Omit<Passage, 'place'> & { from: number; to: number }

// Nodes never change: while a text is written, only the paragraph that is typed in is read again.
const knownWords = new WeakMap<Node, NodeWords[]>()

/** The words of one node without those inside of it that are passages by themselves; positions count from the node's own. */
function wordsOfNode(node: Node): NodeWords[] {
  const known = knownWords.get(node)
  if (known) return known
  const isHeading = node.type.name === 'heading'
  const found = textsOf(node).map(({ text, attribute }) => ({
    text,
    attribute,
    words: comparable(text),
    isHeading,
    from: node.isTextblock ? 1 : 0,
    to: node.isTextblock ? node.nodeSize - 1 : node.nodeSize,
  }))
  const words = found.filter((one) => one.words !== '')
  knownWords.set(node, words)
  return words
}

type NodeText = Pick<Passage, 'text' | 'attribute'>

function textsOf(node: Node): NodeText[] {
  const { alt, decorative, caption, label, text, source, speaker } = node.attrs
  switch (node.type.name) {
    case 'codeBlock':
      return []
    case 'picture':
      return [
        { text: decorative ? '' : String(alt), attribute: 'alt' },
        { text: String(caption), attribute: 'caption' },
      ]
    case 'callout':
      return [{ text: String(label), attribute: 'label' }]
    case 'table':
      return [
        { text: String(caption), attribute: 'caption' },
        { text: String(source), attribute: 'source' },
      ]
    case 'blockquote':
      return [{ text: String(speaker), attribute: 'speaker' }]
    case 'footnote':
      return [{ text: String(text), attribute: 'text' }]
    default:
      return node.isTextblock ? [{ text: wordsIn(node) }] : []
  }
}

/** Code is in no language, and nobody translates a quotation in another one. */
const isLeftAsItIs = new Set(['code', 'language'])

/** Returns whether words of a paragraph stay as they are in every language. */
export function isUntranslatable(child: Node) {
  return child.marks.some(({ type }) => isLeftAsItIs.has(type.name))
}

/** The words of a paragraph without code, and without what is said to be in another language. */
export function wordsIn(block: Node) {
  const parts: string[] = []
  block.forEach((child) => {
    if (!child.isText) parts.push(' ')
    else if (!isUntranslatable(child)) parts.push(child.text!)
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

const maxNameWords = 4

/**
 * Returns whether a passage says names alone, which stand in a translation as they are: UNICEF, "Mali Srey". A single word with
 * a capital may be a place or the head of a column; where both languages have Latin letters it counts as a name.
 */
export function isNameAlone({ text, isHeading }: Pick<Passage, 'text' | 'isHeading'>, language: Language): boolean {
  // Linear: a letter of the second class never begins a word anew within one.
  const words = text.match(/\p{L}[\p{L}\p{M}\p{N}’'.-]*/gu) ?? []
  if (words.length > maxNameWords) return false
  if (words.every(isAcronym)) return true
  if (isHeading || !words.every((word) => /^\p{Lu}/u.test(word))) return false
  return words.length > 1 || language === 'en' || language === 'vi'
}

function isAcronym(word: string) {
  return word.length > 1 && !/\p{Ll}|\p{Lo}/u.test(word)
}
