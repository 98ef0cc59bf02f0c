import type { SearchTerm } from '../../lib/search/search-terms'

/** Texts as divided by `indexText`. */
export type EntryWords = { title: string; summary: string; body: string; facts: string }
export type WordsColumn = keyof EntryWords
export type WordsTable = 'entry_words' | 'page_words'

export type TermQuery = Pick<SearchTerm, 'runs' | 'isbn' | 'isPrefix' | 'apart'>

/** Ids from the first to the last. */
export type Span = [first: number, last: number]
/** `spans`: sorted, without overlaps; PostgreSQL reads all rows of a column. */
export type RowsOptions = { column?: WordsColumn; spans?: Span[] }

export type ChangedTexts = { entryIds: number[]; mediaIds: string[] }

/** Ids of matching texts, and the number of all texts. SQLite needs neither. */
export type ScoredTexts = { ids: number[]; texts: number }
