import type { Language } from '@/lib/languages/languages'

export type GlossaryWord = { id: number; word: string }
/** UTF-16 units. */
export type FoundTerm = { id: number; from: number; to: number }

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
