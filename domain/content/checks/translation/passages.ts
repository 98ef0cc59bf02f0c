import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'
import type { CheckPosition } from '../check'
import { keptByObject } from '@/lib/lists/kept-results'

export type Passage = {
  text: string
  /** The comparable form of `text`. */
  words: string
  place: CheckPosition
  /** Titles and headings have capitals: "Bangkok Declaration" may be a name, "What We Heard" is not. */
  isHeading?: boolean
  /** The attribute with the words, if not the content. */
  attribute?: 'alt' | 'caption' | 'label' | 'text' | 'source' | 'speaker'
}

export type PassageSource = {
  title: string
  summary: string
  contentNote?: string
  lead: { alt: string; decorative: boolean; caption?: string } | null
  doc: Node
}

/** In the order of the page. Credits, bylines and file titles are names, code has no language. */
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
    words: comparableText(text),
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

/** Leaves out inner nodes that are passages; positions count from the node, which is immutable. */
const wordsOfNode = keptByObject((node: Node): NodeWords[] => {
  const isHeading = node.type.name === 'heading'
  const found = textsOf(node).map(({ text, attribute }) => ({
    text,
    attribute,
    words: comparableText(text),
    isHeading,
    from: node.isTextblock ? 1 : 0,
    to: node.isTextblock ? node.nodeSize - 1 : node.nodeSize,
  }))
  return found.filter((one) => one.words !== '')
})

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
      return node.isTextblock ? [{ text: blockWords(node) }] : []
  }
}

/** Code has no language, and quotations in another language stay. */
const isLeftAsItIs = new Set(['code', 'language'])

export function isUntranslatable(child: Node) {
  return child.marks.some(({ type }) => isLeftAsItIs.has(type.name))
}

/** Leaves out code and words in another language. */
export function blockWords(block: Node) {
  const parts: string[] = []
  block.forEach((child) => {
    if (!child.isText) parts.push(' ')
    else if (!isUntranslatable(child)) parts.push(child.text!)
  })
  return parts.join('')
}

/** Letters and digits in lower case, without addresses; '' without a letter, as numbers are equal in all languages. */
export function comparableText(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/\s/)
    .filter((word) => !isAddressWord(word))
    .join(' ')
    // Linear: one repeated character class in each pattern.
    .replace(/\p{Cf}+/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  return /\p{L}/u.test(words) ? words : ''
}

function isAddressWord(word: string) {
  return word.includes('://') || word.includes('@') || word.startsWith('www.')
}

const maxNameWords = 4

/** UNICEF, "Mali Srey". A single capitalised word counts as a name only between Latin scripts. */
export function isNameAlone({ text, isHeading }: Pick<Passage, 'text' | 'isHeading'>, language: Language): boolean {
  // Linear: nothing has to follow the repeated class.
  const words = text.match(/\p{L}[\p{L}\p{M}\p{N}’'.-]*/gu) ?? []
  if (words.length > maxNameWords) return false
  if (words.every(isAcronym)) return true
  if (isHeading || !words.every((word) => /^\p{Lu}/u.test(word))) return false
  return words.length > 1 || language === 'en' || language === 'vi'
}

function isAcronym(word: string) {
  return word.length > 1 && !/\p{Ll}|\p{Lo}/u.test(word)
}
