import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { execute, preparedQuery, read, selectValues, type Tx } from '../connection'
import type { WordsColumn, ChangedTexts, EntryWords, RowsOptions, ScoredTexts, TermQuery, WordsTable } from './types'
import { entries } from '../schema'
import { ftsQuery, ftsRowsQuery } from './sqlite-query'

// FTS5 tables, numbered by revision or page.

/** The table with the id of each row of a table of words. */
export function idsTable(table: WordsTable | 'draft_words') {
  return sql.raw(`${table}_docsize`)
}

export async function addEntryWords(tx: Tx, revisionId: number, words: EntryWords) {
  await addWords(tx, 'entry_words', revisionId, words)
}

/** Only staff can search these words. */
export async function addDraftWords(tx: Tx, revisionId: number, words: EntryWords) {
  await addWords(tx, 'draft_words', revisionId, words)
}

async function addWords(tx: Tx, table: 'entry_words' | 'draft_words', revisionId: number, words: EntryWords) {
  const { title, summary, body, facts } = words
  await execute(
    tx,
    sql`insert into ${sql.raw(table)} (rowid, title, summary, body, facts)
    values (${revisionId}, ${title}, ${summary}, ${body}, ${facts})`,
  )
}

export async function addPageWords(tx: Tx, pageId: number, words: string) {
  await execute(tx, sql`insert into page_words (rowid, words) values (${pageId}, ${words})`)
}

export async function removeEntryWords(tx: Tx, revisionId: number) {
  await execute(tx, sql`delete from entry_words where rowid = ${revisionId}`)
  await execute(tx, sql`insert into entry_words (entry_words) values ('flush')`)
}

export async function removeDraftWords(tx: Tx, entryId: number) {
  const rows = await selectValues<[number]>(
    tx,
    sql`select r.id from revisions r join draft_words_docsize d on d.id = r.id
    where r.entry_id = ${entryId}`,
  )
  for (const [id] of rows) await execute(tx, sql`delete from draft_words where rowid = ${id}`)
  // SQLite 3.54 leaves words behind when a row is deleted and inserted again before a flush.
  if (rows.length > 0) await execute(tx, sql`insert into draft_words (draft_words) values ('flush')`)
}

/** Returns sorted ids. Reads them as JSON texts: single rows take three times as long. */
export async function rowsWith(table: WordsTable, term: TermQuery, { column, spans }: RowsOptions = {}) {
  const match = column ? `{${column}} : (${ftsQuery(term)})` : ftsRowsQuery(term)
  if (!spans) return idsIn(await allRows[table]({ match }))
  const found: number[][] = []
  for (const [first, last] of spans) found.push(idsIn(await rowsOfSpan[table]({ match, first, last })))
  return found.flat()
}

function idsIn([row]: { ids: string }[]) {
  return JSON.parse(row!.ids) as number[]
}

// FTS5 compares each row with a limit, and with a float after it has read it: parameters are floats.
const isInSpan = sql` and rowid between cast(${sql.placeholder('first')} as integer) and cast(${sql.placeholder('last')} as integer)`
const allRows = { entry_words: rowsQueryFor('entry_words'), page_words: rowsQueryFor('page_words') }
const rowsOfSpan = {
  entry_words: rowsQueryFor('entry_words', isInSpan),
  page_words: rowsQueryFor('page_words', isInSpan),
}

function rowsQueryFor(table: WordsTable, isWanted = sql``) {
  const name = sql.raw(table)
  return preparedQuery((db) =>
    db
      .select({ ids: sql<string>`json_group_array(rowid)` })
      .from(name)
      .where(sql`${name} match ${sql.placeholder('match')}${isWanted}`),
  )
}

/** Higher scores are better; weights are by column. */
export async function scoresOf(term: TermQuery, weights: Record<WordsColumn, number>, _: ScoredTexts) {
  const [row] = await scoresQuery({ match: ftsQuery(term), ...weights })
  return { ids: JSON.parse(row!.ids) as number[], scores: JSON.parse(row!.scores) as number[] }
}

// SQLite refuses an index function in an aggregate, unless a limit separates them.
const scoresQuery = preparedQuery((db) => {
  const weights = (['title', 'summary', 'body', 'facts'] as const).map((column) => sql.placeholder(column))
  return db.select({ ids: sql<string>`json_group_array(rowid)`, scores: sql<string>`json_group_array(score)` }).from(
    sql`(select rowid, -bm25(entry_words, ${sql.join(weights, sql`, `)}) as score from entry_words
        where entry_words match ${sql.placeholder('match')} limit -1)`,
  )
})

export async function isTextWith(headId: SQLWrapper, term: TermQuery): Promise<SQL> {
  return sql`${headId} in ${textsWith(term)}`
}

export async function isTextWithOr(term: TermQuery, titled: SQLWrapper): Promise<SQL> {
  // Two lists of ids: with `or` SQLite would scan all entries.
  const isOfText = sql`select id from entries where head_id in ${textsWith(term)} and trashed_at is null`
  return sql`${entries.id} in (${isOfText} union all select id from (${titled}))`
}

function textsWith(term: TermQuery) {
  const match = `(${ftsQuery(term)}) OR (${ftsQuery({ ...term, apart: true })})`
  return sql`(select rowid from entry_words where entry_words match ${match}
    union all select rowid from draft_words where draft_words match ${match})`
}

/** Narrows by trigrams of title and address, ignoring case; undefined below three letters. */
export function headTitlesWith(entryId: SQLWrapper, letters: string) {
  if ([...letters].length < 3 || letters.includes('\0')) return undefined
  const match = `"${letters.replaceAll('"', '""')}"`
  return sql`${entryId} in (select rowid from head_titles where head_titles match ${match})`
}

/** Returns nothing: SQLite has no index of uploads' words. */
export function uploadsWith(_letters: string): SQL | undefined {
  return undefined
}

/** Reads words in portions, without marks and capitals. */
export async function* vocabularyOf(table: 'entry' | 'page', portion: number) {
  for (let after: string | undefined = ''; after !== undefined;) {
    const words: [word: string, rows: number][] = await selectValues(
      read(),
      sql`select term, doc from ${sql.raw(`${table}_vocabulary`)} where term > ${after} limit ${portion}`,
    )
    yield words
    after = words.length < portion ? undefined : words.at(-1)![0]
  }
}

export async function wasErased({ entryIds, mediaIds }: ChangedTexts) {
  const [row] = await selectValues<[number]>(
    read(),
    sql`select
    exists (select 1 from json_each(${JSON.stringify(entryIds)}) where not exists
      (select 1 from entries where id = value)) or
    exists (select 1 from json_each(${JSON.stringify(mediaIds)}) where not exists
      (select 1 from media_pages where media_id = value))`,
  )
  return row![0] === 1
}

export async function releasedWords({ entryIds, mediaIds }: ChangedTexts): Promise<string[]> {
  const texts = await selectValues<string[]>(
    read(),
    sql`select title, summary, body, facts from entry_words where rowid in
    (select id from revisions where entry_id in (select value from json_each(${JSON.stringify(entryIds)})))`,
  )
  const pages = await selectValues<string[]>(
    read(),
    sql`select words from page_words where rowid in
    (select id from media_pages where media_id in (select value from json_each(${JSON.stringify(mediaIds)})))`,
  )
  return [...texts, ...pages].flat()
}
