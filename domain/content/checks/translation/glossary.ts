import type { Language } from '@/lib/languages/languages'

/** A word of the glossary in one language. */
export type GlossaryWord = { id: number; word: string }
/** The place where one stands in a text, in UTF-16 units. */
export type FoundTerm = { id: number; from: number; to: number }

/** A node of the trie of all words: what may come next, and the term that ends here. */
type TrieNode = { next: Map<string, TrieNode>; term?: GlossaryWord }

const withoutSpaces: readonly Language[] = ['km', 'lo', 'my', 'th', 'zh']

/**
 * Finds the words of a glossary in texts of one language: whole words where it has spaces, and letters in scripts without. Of
 * several at one place the longest counts, and none begins within another. In time that grows with the text and the longest word
 * of the glossary, not with the number of its words. Texts are in the form NFC.
 */
export function glossaryFinder(words: readonly GlossaryWord[], language: Language): (text: string) => FoundTerm[] {
  const isSpaced = !withoutSpaces.includes(language)
  const symbolsOf = isSpaced ? wordsOf : lettersOf
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

type Symbol = { key: string; from: number; to: number }

/** Words with where they stand. Linear: one class. */
function wordsOf(text: string): Symbol[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: word, index }) => ({
    key: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }))
}

function lettersOf(text: string): Symbol[] {
  return Array.from({ length: text.length }, (_, n) => ({ key: text[n]!.toLowerCase(), from: n, to: n + 1 }))
}

type Reading = { text: string; symbols: Symbol[]; language: Language; isSpaced: boolean }

function longestFrom(root: TrieNode, reading: Reading, start: number) {
  const { text, symbols, language, isSpaced } = reading
  let node: TrieNode | undefined = root
  let longest: { id: number; last: number } | undefined
  for (let n = start; n < symbols.length; n++) {
    const symbol = symbols[n]!
    if (isSpaced && n > start && !isOneGap(text.slice(symbols[n - 1]!.to, symbol.from))) break
    const term = node.next.get(symbol.key)?.term ?? (language === 'en' ? singular(node, symbol.key) : undefined)
    if (term && ends(reading, symbol.to) && hasItsCapitals(term.word, text.slice(symbols[start]!.from, symbol.to)))
      longest = { id: term.id, last: n }
    node = node.next.get(symbol.key)
    if (!node) break
  }
  return longest
}

/** Two words of one term stand on one line: spaces, a hyphen or an apostrophe are between them, no end of a sentence. */
function isOneGap(gap: string) {
  return gap.length <= 3 && /^[\s\p{Pd}’']*$/u.test(gap)
}

/** "victims" is the term "victim"; an English plural that is irregular needs a term of its own. */
function singular(node: TrieNode, word: string) {
  if (word.endsWith('es') && node.next.get(word.slice(0, -2))?.term) return node.next.get(word.slice(0, -2))!.term
  return word.endsWith('s') ? node.next.get(word.slice(0, -1))?.term : undefined
}

/** In a script without spaces, a sign that follows belongs to the last letter, which is another one with it. */
function ends({ text, isSpaced }: Reading, at: number) {
  return isSpaced || !/^\p{M}/u.test(text.slice(at, at + 2))
}

/** "IT" is not "it": a word in capitals alone stands for itself. */
function hasItsCapitals(word: string, found: string) {
  const isAcronym = word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
  return !isAcronym || found.startsWith(word)
}
