import type { SearchTerm } from '../../lib/search/search-terms'

/** The words that a text has in each column of the index, divided by `indexText`. */
export type EntryWords = { title: string; summary: string; body: string; facts: string }
export type Column = keyof EntryWords
export type WordsTable = 'entry_words' | 'page_words'

export type TermQuery = Pick<SearchTerm, 'runs' | 'isbn' | 'isPrefix' | 'apart'>

/** Entries whose releases changed, and files whose pages did. */
export type ChangedTexts = { entryIds: number[]; mediaIds: string[] }

/** The texts (ids of revisions) that hold what is scored, and how many there are in all. SQLite finds both by itself. */
export type ScoredTexts = { ids: number[]; texts: number }
