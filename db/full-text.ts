import { sql } from 'drizzle-orm'
import { execute, selectValues, type Db, type Tx } from './connection'
import * as postgres from './full-text/postgres'
import * as sqlite from './full-text/sqlite'
import { isPostgres } from './kit'

const fullTextIndex: typeof sqlite = isPostgres ? postgres : sqlite

export const { addEntryWords, addPageWords, addDraftWords, removeDraftWords, removeEntryWords } = fullTextIndex
export const { rowsWith, scoresOf, isTextWith, isTextWithOr, headTitlesWith, uploadsWith } = fullTextIndex
export const { vocabularyOf, wasErased, releasedWords } = fullTextIndex

const { idsTable } = fullTextIndex
const [entryIds, pageIds, draftIds] = [idsTable('entry_words'), idsTable('page_words'), idsTable('draft_words')]

export async function hasEntryWords(db: Db, revisionId: number) {
  return (await selectValues(db, sql`select 1 from ${entryIds} where id = ${revisionId} limit 1`)).length > 0
}

export async function headsWithoutWords(tx: Tx, limit: number) {
  const rows = await selectValues<[number]>(
    tx,
    sql`select id from (select max(id) as id from revisions where how <> 'aside' group by entry_id) h
      where not exists (select 1 from ${entryIds} w where w.id = h.id)
        and not exists (select 1 from ${draftIds} w where w.id = h.id) limit ${limit}`,
  )
  return rows.map(([id]) => id)
}

export async function revisionsWithoutWords(tx: Tx, limit: number) {
  const rows = await selectValues<[number]>(
    tx,
    sql`select distinct revision_id from releases r where revision_id is not null
      and not exists (select 1 from ${entryIds} w where w.id = r.revision_id) limit ${limit}`,
  )
  return rows.map(([id]) => id)
}

export async function pagesWithoutWords(tx: Tx, { after, limit }: { after: number; limit: number }) {
  const rows = await selectValues<[number, string]>(
    tx,
    sql`select id, text from media_pages p where id > ${after}
      and not exists (select 1 from ${pageIds} w where w.id = p.id) order by id limit ${limit}`,
  )
  return rows.map(([id, text]) => ({ id, text }))
}

/** Marks a public change: new words in the index change results of searches, so kept pages are invalid. */
export async function announceWords(tx: Tx) {
  await announceChange(tx)
  await execute(tx, sql`insert into public_changes default values`)
}

/** Marks a public change without changes of texts. */
export async function announceChange(tx: Tx) {
  await execute(tx, sql`update public_version set n = n + 1`)
}
