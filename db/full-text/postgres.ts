import { sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { dictionaryWords, isLetterPair } from '../../lib/search/search-segments'
import { execute, read, selectValues, type Tx } from '../connection'
import { isAmongList } from '../dialect'
import { entries, media } from '../schema'
import { conditionsOf, columnWeights, allConditions, vectorsOf } from './postgres-vector'
import type {
  ChangedTexts,
  WordsColumn,
  EntryWords,
  Span,
  RowsOptions,
  ScoredTexts,
  TermQuery,
  WordsTable,
} from './types'

// Vectors of words with a GIN index, numbered as in SQLite. A long text has several parts.

export function idsTable(table: WordsTable | 'draft_words') {
  return sql.raw(table)
}

async function addWords(tx: Tx, table: WordsTable | 'draft_words', id: number, words: Partial<EntryWords>) {
  for (const [part, vector] of vectorsOf(words).entries())
    await execute(tx, sql`insert into ${sql.raw(table)} (id, part, words) values (${id}, ${part}, ${vector}::tsvector)`)
}

export async function addEntryWords(tx: Tx, revisionId: number, words: EntryWords) {
  await addWords(tx, 'entry_words', revisionId, words)
}

export async function addPageWords(tx: Tx, pageId: number, words: string) {
  await addWords(tx, 'page_words', pageId, { body: words })
}

export async function addDraftWords(tx: Tx, revisionId: number, words: EntryWords) {
  await addWords(tx, 'draft_words', revisionId, words)
}

export async function removeEntryWords(tx: Tx, revisionId: number) {
  await execute(tx, sql`delete from entry_words where id = ${revisionId}`)
}

export async function removeDraftWords(tx: Tx, entryId: number) {
  await execute(tx, sql`delete from draft_words where id in (select id from revisions where entry_id = ${entryId})`)
}

/** Sorts in this process, since PostgreSQL would take longer to sort than to find. */
export async function rowsWith(table: WordsTable, term: TermQuery, { column, spans }: RowsOptions = {}) {
  const found = spans && !column ? idsIn(spans, table, term) : idsWith(table, term, column)
  const [row] = await selectValues<[number[] | null]>(read(), sql`select json_agg(id) from (${found}) found`)
  const ids = Float64Array.from(row![0] ?? []).sort()
  return Array.from(ids.filter((id, n) => n === 0 || ids[n - 1] !== id))
}

/** In a long text, each condition may hold in another part. */
function idsIn(spans: Span[], table: WordsTable, term: TermQuery): SQL {
  const conditions = conditionsOf(term).map(({ whole }) => sql`bool_or(words @@ ${whole}::tsquery)`)
  return sql`select id from json_array_elements(${JSON.stringify(spans)}::json) span
    join ${sql.raw(table)} on id between (span ->> 0)::bigint and (span ->> 1)::bigint
    group by id having ${sql.join(conditions, sql` and `)}`
}

/** A long text may appear twice. */
function idsWith(table: WordsTable | 'draft_words', term: TermQuery, column?: WordsColumn): SQL {
  const label = column ? columnWeights[column].toLowerCase() : null
  const found = (query: string) => sql`select id from ids_with(${table}, ${query}::tsquery, ${label}::text) id`
  const conditions = conditionsOf(term).map(({ whole, word }) =>
    word ? sql`${found(word)} union all ${found(`${whole} & !${word}`)}` : found(whole),
  )
  if (conditions.length === 1) return conditions[0]!
  return sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql` intersect `,
  )
}

/** Approximates bm25 by PostgreSQL's rank, rarity and the vector's size: close to SQLite's order. */
export async function scoresOf(term: TermQuery, weights: Record<WordsColumn, number>, { ids, texts }: ScoredTexts) {
  const max = Math.max(...Object.values(weights))
  const byLabel = Object.entries(columnWeights).sort(([, a], [, b]) => (a < b ? 1 : -1))
  const array = `{${byLabel.map(([column]) => weights[column as WordsColumn] / max).join(',')}}`
  const rows = await selectValues<[id: number, rank: number, length: number]>(
    read(),
    sql`select w.id, max(ts_rank(${array}::float4[], w.words, ${allConditions(conditionsOf(term))}::tsquery)), sum(pg_column_size(w.words))
      from entry_words w where ${isAmongList(sql`w.id`, JSON.stringify(ids))} group by w.id`,
  )
  const rarity = Math.log(1 + Math.max(0, texts - rows.length + 0.5) / (rows.length + 0.5))
  const average = rows.reduce((sum, [, , length]) => sum + length, 0) / rows.length
  return {
    ids: rows.map(([id]) => id),
    scores: rows.map(([, rank, length]) => {
      const times = rank * maxRank * max
      return (rarity * times * 2.2) / (times + 1.2 * (0.25 + (0.75 * length) / average))
    }),
  }
}

/** A single occurrence ranks 1/1.645 of its weight, since the sum of 1/n² is 1.645. */
const maxRank = 1.645

function textsWith(term: TermQuery): SQL {
  const ways = [term]
  // Separate words match too, unless they are one word, which `conditionsOf` includes.
  if (term.runs.some(({ text, dense }) => dense && dictionaryWords(text).length > 1))
    ways.push({ ...term, apart: true })
  const parts = (['entry_words', 'draft_words'] as const).flatMap((table) => ways.map((way) => idsWith(table, way)))
  return sql.join(
    parts.map((part) => sql`(${part})`),
    sql` union all `,
  )
}

export async function isTextWith(headId: SQLWrapper, term: TermQuery) {
  return isAmongFound(headId, textsWith(term))
}

export async function isTextWithOr(term: TermQuery, titled: SQLWrapper) {
  const [inText, inTitle] = await Promise.all([
    isAmongFound(entries.headId, textsWith(term)),
    isAmongFound(entries.id, sql`${titled}`),
  ])
  return sql`(${inText} or ${inTitle})`
}

const maxEstimated = 1_000

/** Reads ids first: the planner misjudges how many rows a query returns. */
async function isAmongFound(column: SQLWrapper, query: SQL): Promise<SQL> {
  const [row] = await selectValues<[number[] | null]>(read(), sql`select json_agg(id) from (${query}) found`)
  const ids = row![0] ?? []
  const list = sql`${`{${ids.join(',')}}`}::bigint[]`
  // PostgreSQL examines each id of a list for its estimate.
  return ids.length > maxEstimated ? sql`${column} in (select unnest(${list}))` : sql`${column} = any(${list})`
}

/** Compares trigrams, as SQLite's index does. */
export function headTitlesWith(_: SQLWrapper, letters: string) {
  return holdsTriples(sql`letter_triples(${entries.headTitle} || E'\n' || ${entries.headSlug})`, letters)
}

export function uploadsWith(letters: string) {
  const texts = [media.name, media.title, media.alt, media.caption, media.credit]
  return holdsTriples(sql`letter_triples(${sql.join(texts, sql` || E'\n' || `)})`, letters)
}

function holdsTriples(triples: SQL, letters: string) {
  const all = [...letters.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())]
  if (all.length < 3) return undefined
  const each = new Set(all.slice(2).map((_, n) => all.slice(n, n + 3).join('')))
  const list = sql.join(
    [...each].map((triple) => sql`${triple}`),
    sql`, `,
  )
  return sql`${triples} @> array[${list}]::text[]`
}

/** Texts per query: each takes half a millisecond, and a reader's query may take a minute. */
const portionOfTexts = 20_000

export async function* vocabularyOf(table: 'entry' | 'page', portion: number) {
  const words = sql.raw(`${table}_words`)
  for (let after: number | null = 0; ;) {
    const [row]: [number | null][] = await selectValues<[number | null]>(
      read(),
      sql`select max(id) from (select id from ${words} where id > ${after} order by id limit ${portionOfTexts}) next`,
    )
    const last: number | null = row![0]
    if (last === null) return
    const counts = await selectValues<[word: string, rows: number]>(
      read(),
      sql`select word, ndoc from ts_stat(${`select words from ${table}_words where id > ${after} and id <= ${last}`})`,
    )
    for (let from = 0; from < counts.length; from += portion) yield counts.slice(from, from + portion)
    after = last
  }
}

export async function wasErased({ entryIds, mediaIds }: ChangedTexts) {
  const [row] = await selectValues<[boolean]>(
    read(),
    sql`select exists (select 1 from json_array_elements_text(${JSON.stringify(entryIds)}::json)
        where not exists (select 1 from entries where id = value::bigint))
      or exists (select 1 from json_array_elements_text(${JSON.stringify(mediaIds)}::json)
        where not exists (select 1 from media_pages where media_id = value))`,
  )
  return row![0]
}

export async function releasedWords({ entryIds, mediaIds }: ChangedTexts): Promise<string[]> {
  const rows = await selectValues<[string[]]>(
    read(),
    sql`select tsvector_to_array(words) from entry_words where id in (select id from revisions where entry_id in
        (select value::bigint from json_array_elements_text(${JSON.stringify(entryIds)}::json)))
      union all select tsvector_to_array(words) from page_words where id in (select id from media_pages where media_id in
        (select value from json_array_elements_text(${JSON.stringify(mediaIds)}::json)))`,
  )
  return rows.map(([words]) => words.filter((word) => !isLetterPair(word)).join(' '))
}
