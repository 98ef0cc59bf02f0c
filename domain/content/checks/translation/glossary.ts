import { type Language, languageNames } from '@/lib/languages/languages'
import type { Node } from '@tiptap/pm/model'
import { advice, openingWords, type Check } from '../check'
import { alignBlocks, shapeOf } from './alignment'
import type { OriginalTerms } from './original'

export type GlossaryWord = { id: number; word: string }
/** UTF-16 units. */
type FoundTerm = { id: number; from: number; to: number }

/** `term`: the glossary's term that ends at this node. */
type TrieNode = { next: Map<string, TrieNode>; term?: GlossaryWord }

const withoutSpaces: readonly Language[] = ['km', 'lo', 'my', 'th', 'zh']

/** The longest match in an NFC text wins. Time grows with the text, not with the glossary. */
export function glossaryFinder(words: readonly GlossaryWord[], language: Language): (text: string) => FoundTerm[] {
  const isSpaced = !withoutSpaces.includes(language)
  const symbolsOf = isSpaced ? wordSymbols : letterSymbols
  const root: TrieNode = { next: new Map() }
  for (const term of words) {
    const symbols = symbolsOf(term.word.normalize('NFC'))
    if (symbols.length === 0) continue
    let node = root
    for (const { key } of symbols) {
      const next = node.next.get(key) ?? { next: new Map<string, TrieNode>() }
      node.next.set(key, next)
      node = next
    }
    node.term ??= term
  }
  return (text) => {
    const symbols = symbolsOf(text)
    const found: FoundTerm[] = []
    for (let n = 0; n < symbols.length;) {
      const end = longestFrom(root, { text, symbols, language, isSpaced }, n)
      if (end) found.push({ id: end.id, from: symbols[n]!.from, to: symbols[end.last]!.to })
      n = end ? end.last + 1 : n + 1
    }
    return found
  }
}

type TextSymbol = { key: string; from: number; to: number }

/** Linear: one repeated character class. */
function wordSymbols(text: string): TextSymbol[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: word, index }) => ({
    key: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }))
}

function letterSymbols(text: string): TextSymbol[] {
  return Array.from({ length: text.length }, (_, n) => ({ key: text[n]!.toLowerCase(), from: n, to: n + 1 }))
}

type GlossaryReading = { text: string; symbols: TextSymbol[]; language: Language; isSpaced: boolean }

function longestFrom(root: TrieNode, reading: GlossaryReading, start: number) {
  const { text, symbols, language, isSpaced } = reading
  let node: TrieNode | undefined = root
  let longest: { id: number; last: number } | undefined
  for (let n = start; n < symbols.length; n++) {
    const symbol = symbols[n]!
    if (isSpaced && n > start && !isOneGap(text.slice(symbols[n - 1]!.to, symbol.from))) break
    const term = node.next.get(symbol.key)?.term ?? (language === 'en' ? singularNode(node, symbol.key) : undefined)
    if (term && isWordEnd(reading, symbol.to) && hasItsCapitals(term.word, text.slice(symbols[start]!.from, symbol.to)))
      longest = { id: term.id, last: n }
    node = node.next.get(symbol.key)
    if (!node) break
  }
  return longest
}

/** Words of one term are joined by spaces, a hyphen or an apostrophe. */
function isOneGap(gap: string) {
  return gap.length <= 3 && /^[\s\p{Pd}’']*$/u.test(gap)
}

/** "victims" is the term "victim"; an irregular plural needs its own term. */
function singularNode(node: TrieNode, word: string) {
  if (word.endsWith('es') && node.next.get(word.slice(0, -2))?.term) return node.next.get(word.slice(0, -2))!.term
  return word.endsWith('s') ? node.next.get(word.slice(0, -1))?.term : undefined
}

/** A combining mark after the match makes its last letter another one. */
function isWordEnd({ text, isSpaced }: GlossaryReading, at: number) {
  return isSpaced || !/^\p{M}/u.test(text.slice(at, at + 2))
}

/** "IT" is not "it". */
function hasItsCapitals(word: string, found: string) {
  const isAcronym = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
  return !isAcronym || found.startsWith(word)
}

const maxFindings = 20

/** Finds paragraphs whose original has a term and whose translation lacks the agreed word. */
export function agreedWordChecks(
  doc: Node,
  language: Language,
  { blocks, terms, ...original }: OriginalTerms,
): Check[] {
  const agreed = new Map(terms.flatMap((term) => (term.agreed ? [[term.id, term] as const] : [])))
  if (agreed.size === 0) return []
  const find = glossaryFinder(
    [...agreed.values()].map(({ id, agreed }) => ({ id, word: agreed })),
    language,
  )
  const partners = alignBlocks(blocks, doc.children.map(shapeOf))
  const checks: Check[] = []
  doc.forEach((node, from, n) => {
    const partner = blocks[partners[n] ?? -1]
    // An untranslated passage is not checked.
    if (!partner?.terms.length || shapeOf(node).words === partner.words || checks.length >= maxFindings) return
    // Compares words, not ids: where two terms share an agreed word, `find` names one of them.
    const found = new Set(find(nodeText(node)).map(({ id }) => agreed.get(id)!.agreed.toLowerCase()))
    for (const id of partner.terms) {
      const term = agreed.get(id)
      if (!term || found.has(term.agreed.toLowerCase())) continue
      const message = `“${term.word}” in the ${languageNames[original.language].english} is to be called “${term.agreed}”. The paragraph that begins “${openingWords(node.textContent)}” does not have it.`
      checks.push(advice('agreed word', message, { from: from + 1, to: from + node.nodeSize - 1 }))
    }
  })
  return checks.slice(0, maxFindings)
}

function nodeText(node: Node) {
  return node.textBetween(0, node.content.size, ' ').normalize('NFC')
}
