import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { env } from '../lib/process/env'
import { publicVersion, read, selectValues } from './connection'
import { applyTo, changes, firstImport, kindsOfChange, portable } from './test-changes'
import { testDatabase } from './test-database'
import { connectTo } from './test-server'

const file = new Database(':memory:')
migrate(drizzle(file), { migrationsFolder: join(import.meta.dirname, 'migrations') })

beforeEach(() => void testDatabase())

const ofFile = (query: string) => file.prepare(query).raw().all() as unknown[][]
const ofServer = (query: string) => selectValues<unknown[]>(read(), sql.raw(query))

/** Tables of only one engine: the words for searching, which each stores differently, and SQLite's own tables. */
const own =
  /^(sqlite_|__drizzle|head_titles|(entry|draft|page)_(words|vocabulary)|highest_numbers|shared_notes|installation|(entries|media)_triples)/

test('tables, columns, keys and indexes are the same', async () => {
  const tables = ofFile(
    `select name from sqlite_schema where type = 'table' and sql not like 'CREATE VIRTUAL%' order by 1`,
  )
  const names = tables.map(([name]) => String(name)).filter((name) => !own.test(name))
  const inServer = await ofServer(
    `select tablename::text from pg_tables where schemaname = 'public' order by tablename::text collate "C"`,
  )
  expect(inServer.map(([name]) => String(name)).filter((name) => !own.test(name))).toEqual(names)
  const kinds: Record<string, string> = {
    text: 'TEXT',
    bigint: 'INTEGER',
    boolean: 'INTEGER',
    'double precision': 'REAL',
  }
  for (const name of names) {
    const columns = ofFile(
      `select name, type, "notnull" or pk > 0, pk > 0 from pragma_table_xinfo('${name}') order by 1`,
    )
    const theirs = await ofServer(`select a.attname::text, format_type(a.atttypid, null), a.attnotnull::int,
        coalesce(a.attnum = any (i.indkey), false)::int from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = 'public.${name}'::regclass and a.attnum > 0 and not a.attisdropped order by a.attname::text collate "C"`)
    expect([name, theirs.map(([column, type, ...rest]) => [column, kinds[type as string], ...rest])]).toEqual([
      name,
      columns.map(([column, type, ...rest]) => [column, String(type).toUpperCase(), ...rest]),
    ])
    const keys = ofFile(`select "from", "table", "to", on_delete from pragma_foreign_key_list('${name}') order by 1, 2`)
    const theirKeys = await ofServer(`select a.attname::text, c.confrelid::regclass::text, r.attname::text,
        case c.confdeltype when 'c' then 'CASCADE' when 'n' then 'SET NULL' else 'NO ACTION' end
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        join pg_attribute r on r.attrelid = c.confrelid and r.attnum = c.confkey[1]
      where c.contype = 'f' and c.conrelid = 'public.${name}'::regclass order by 1, 2`)
    expect([name, theirKeys]).toEqual([name, keys])
  }
  const indexes = ofFile(`select name from sqlite_schema where type = 'index' and name not like 'sqlite_%' order by 1`)
  const theirs = await ofServer(`select i.relname::text from pg_index x join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = i.relnamespace
    where n.nspname = 'public' and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid) order by i.relname::text collate "C"`)
  expect(theirs.flat().filter((name) => !own.test(String(name)))).toEqual(
    indexes.flat().filter((name) => !/_unique$/.test(String(name))),
  )
})

test('triggers have the same names, but for those of the words', async () => {
  const names = ofFile(`select name from sqlite_schema where type = 'trigger' order by 1`).flat()
  const theirs = await ofServer(
    `select tgname::text from pg_trigger where not tgisinternal order by tgname::text collate "C"`,
  )
  const words = /^(head_titles_|(draft|page|revision)_words_)/
  expect(theirs.flat().filter((name) => name !== 'audit_numbered')).toEqual(
    names.filter((name) => !words.test(String(name))),
  )
})

test('triggers write the same, whatever is changed', async () => {
  const done = new Set<string>()
  const compared = [
    'select n from public_version',
    'select entry_id, media_id, renamed_id, redirect_id from public_changes order by id',
    `select id, head_id, head_saved_at, head_author, head_title, head_slug, is_waiting, last_release_at, last_has_text, last_dated,
      open_review from entries order by id`,
    'select id, title, kept, problems, entry_id, media_id from imported order by id',
    'select coalesce(max(id), 0) from revisions',
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { minLength: 20, maxLength: 60 }), async (all) => {
      testDatabase()
      await publicVersion()
      const client = await connectTo(env().databaseUrl!)
      client.on('error', () => {})
      const raw = new Database(':memory:')
      raw.pragma('foreign_keys = on')
      migrate(drizzle(raw), { migrationsFolder: join(import.meta.dirname, 'migrations') })
      for (const [n, statement] of [firstImport, ...portable(all)].entries()) {
        const outcome = await applyTo(raw, client, statement)
        expect([statement, outcome]).toEqual([statement, expect.stringMatching(/^(done|refused)$/)])
        if (n > 0 && outcome === 'done') done.add(all[n - 1]!.does)
        for (const query of compared) {
          const ours = raw.prepare(query).raw().all()
          const { rows } = await client.query<unknown[]>({ text: query, rowMode: 'array' })
          expect([statement, rows.map((row) => row.map(plain))]).toEqual([statement, ours])
        }
      }
      raw.close()
      await client.end()
    }),
    { numRuns: 60, seed: 51 },
  )
  expect([...done].sort()).toEqual([...kindsOfChange].sort())
}, 3_600_000)

function plain(value: unknown) {
  return typeof value === 'boolean' ? Number(value) : value
}
