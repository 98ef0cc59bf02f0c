import askingWords from './asking-words.json' with { type: 'json' }
import { parseQuery, type SearchTerm } from './search-terms'

/** Words that ask for something and say nothing of it, as “how many”, in all languages that write spaces. */
const words = new Set(Object.values(askingWords).flatMap((list) => list.split(' ')))

/** Reads what a reader types: words of asking do not count, unless there are no others. */
export function parseQuestion(query: string): SearchTerm[] {
  return parseQuery(query, (term) => !isAskingWord(term))
}

/** In quotes, and in capitals as abbreviations are, a word counts. */
function isAskingWord({ typed, runs, excluded }: SearchTerm) {
  if (runs.length > 1 || excluded || /^"|^\p{Lu}{2}/u.test(typed)) return false
  return words.has(typed.toLowerCase().replace(/[^\p{L}\p{M}]+/gu, ''))
}
