import Database from 'better-sqlite3'
import type { Client } from 'pg'
import { vectorsOf } from '@/db/full-text/postgres-vector'
import type { EntryWords } from '@/db/full-text/types'

/** The words as both indexes have them: cutting texts into words takes longer than all the rest, and is the same for both. */
export async function copyWords(file: string, client: Client) {
  const raw = new Database(file, { readonly: true })
  // An index that is made at the end takes a tenth of the time.
  const { rows: indexes } = await client.query<{ name: string; sql: string }>(
    `select indexname::text as name, indexdef as sql from pg_indexes where indexname ~ '^(entry|draft|page)_words_words'`,
  )
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const table of ['entry_words', 'draft_words'] as const) {
    const rows = raw.prepare(`select rowid as id, title, summary, body, facts from ${table}`)
    await insertWords(client, table, rows.iterate() as Iterable<WordsRow>)
  }
  const pageRows = raw.prepare('select rowid as id, words as body from page_words')
  await insertWords(client, 'page_words', pageRows.iterate() as Iterable<WordsRow>)
  raw.close()
  await client.query(`set maintenance_work_mem = '512MB'`)
  for (const { sql } of indexes) await client.query(sql)
}

type WordsRow = { id: number } & Partial<EntryWords>

async function insertWords(client: Client, table: string, all: Iterable<WordsRow>) {
  const text = `insert into ${table} (id, part, words) select * from unnest($1::bigint[], $2::smallint[], $3::tsvector[])`
  let rows: [number, number, string][] = []
  const insert = async () => {
    await client.query(
      text,
      [0, 1, 2].map((place) => rows.map((row) => row[place])),
    )
    rows = []
  }
  for (const { id, ...words } of all) {
    for (const [part, vector] of vectorsOf(words).entries()) rows.push([id, part, vector])
    if (rows.length >= 1_000) await insert()
  }
  await insert()
}
