import { sql } from 'drizzle-orm'
import { execute, type Tx } from './connection'
import * as postgres from './full-text/postgres'
import * as sqlite from './full-text/sqlite'
import { isPostgres } from './kit'

const fullTextIndex: typeof sqlite = isPostgres ? postgres : sqlite

export const { addEntryWords, addPageWords, hasEntryWords, addDraftWords, removeDraftWords, removeEntryWords } =
  fullTextIndex
export const { headsWithoutWords, revisionsWithoutWords, pagesWithoutWords } = fullTextIndex
export const { rowsWith, scoresOf, isTextWith, isTextWithOr, headTitlesWith, uploadsWith } = fullTextIndex
export const { vocabularyOf, wasErased, releasedWords } = fullTextIndex

/** Marks a public change: new words in the index change results of searches, so kept pages are invalid. */
export async function announceWords(tx: Tx) {
  await announceChange(tx)
  await execute(tx, sql`insert into public_changes default values`)
}

/** Marks a public change without changes of texts. */
export async function announceChange(tx: Tx) {
  await execute(tx, sql`update public_version set n = n + 1`)
}
