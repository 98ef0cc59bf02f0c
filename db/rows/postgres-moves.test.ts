/** @module-tag thorough */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isConnectionLost } from '../engines/away'
import { postgresProblem } from '../postgres-problem'
import { inspectFile } from '../snapshot'
import { connectTo, runAt } from '../test-server'
import { beginArrival, type Arrival } from './arrival'
import { sumsOfFile, withRowsOf } from './files'
import { tableModels } from './model'
import { connectPostgres } from '../engines/postgres-client'
import { holdWriters, inSnapshotOf } from './postgres-source'
import { fillDatabaseFile } from './sqlite-target'
import { differingTables, sumRows } from './source'
import { carriedTables, derivedTables } from './tables'
import { aFile, arrive, change, emptyDatabase, fileWith, histories, testFolder } from './test-archives'

async function fileFrom(url: string) {
  const client = await connectPostgres(url)
  const file = join(testFolder(), 'back.db')
  await inSnapshotOf(client, (source) => fillDatabaseFile(file, source))
  await client.end()
  return file
}

async function sumsAt(url: string) {
  const client = await connectPostgres(url)
  try {
    return await inSnapshotOf(client, sumRows)
  } finally {
    await client.end()
  }
}

test('whatever happened in an archive, it comes back from PostgreSQL as it went', async () => {
  for (const history of fc.sample(histories, { seed: 58, numRuns: 5 })) {
    const [file, url] = [fileWith(history), await emptyDatabase()]
    const sums = await sumsOfFile(file)
    expect(await arrive(file, url)).toEqual([])
    expect(await sumsAt(url)).toEqual(sums)
    const back = await fileFrom(url)
    expect(await sumsOfFile(back)).toEqual(sums)
    expect(inspectFile(back).problems).toEqual([])
    const numbers = nextNumbers(file)
    expect(nextNumbers(back)).toEqual(numbers)
    expect(await nextInServer(url)).toEqual(numbers)
  }
})

test('signed forms of consents move both ways, and are never held all at once', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  change(file, (db) => {
    const add =
      db.prepare(`insert into consents (reference, about, covers, uses, languages, given_on, recorded_at, signed_form)
      values ('', 'adult', '[]', '[]', '[]', '2026-01-01', 0, ?)`)
    for (let n = 0; n < 80; n++) add.run(n < 70 ? null : String.fromCharCode(n).repeat(1_000_000))
  })
  const sums = await sumsOfFile(file)
  expect(await arrive(file, url)).toEqual([])
  expect(await sumsOfFile(await fileFrom(url))).toEqual(sums)
  const client = await connectPostgres(url)
  const table = tableModels().find(({ name }) => name === 'consents')!
  const sizes = await inSnapshotOf(client, (source) => Array.fromAsync(source.rowsOf(table), (rows) => rows.length))
  await client.end()
  expect(Math.max(...sizes)).toBe(1)
})

/** The numbers that the next row of some tables gets. */
const next = [
  `insert into staff (name, email, role, zone, created_at) values ('', 'next', 'admin', '', 0) returning id`,
  `insert into audit (at, verb, detail, hash) values (0, '', '{}', '') returning id`,
  `insert into entries (kind, language, translation_group, created_at) values ('post', 'en', 'next', 0) returning id`,
  `insert into passkeys (staff_id, credential_id, public_key, counter, host, transports, name, created_at)
    values ((select min(id) from staff), '', '', 0, '', '', '', 0) returning id`,
]

function nextNumbers(file: string) {
  const db = new Database(file)
  const numbers = db.transaction(() => next.map((statement) => db.prepare(statement).pluck().get()))()
  db.close()
  return numbers
}

async function nextInServer(url: string) {
  const client = await connectPostgres(url)
  const numbers = []
  for (const statement of next) numbers.push((await client.query<{ id: number }>(statement)).rows[0]!.id)
  await client.end()
  return numbers
}

test('triggers work in what was filled, and its titles are found', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  await arrive(file, url)
  const back = await fileFrom(url)
  change(back, (db) => {
    const triggers = (of: Database.Database) => of.prepare(`select name from sqlite_schema where type = 'trigger' order by 1`).pluck().all() // prettier-ignore
    const original = new Database(file)
    expect(triggers(db)).toEqual(triggers(original))
    const found = (of: Database.Database) => of.prepare(`select rowid from head_titles where head_titles match '"itl"' order by 1`).pluck().all() // prettier-ignore
    expect(found(db)).toEqual(found(original))
    expect(found(db).length).toBeGreaterThan(0)
    original.close()
  })
  const before = Number((await runAt(url, 'select n from public_version')).rows[0]!.n)
  await runAt(url, `insert into redirects (source, target, created_at) values ('/next', '/', 0)`)
  expect(Number((await runAt(url, 'select n from public_version')).rows[0]!.n)).toBe(before + 1)
})

test('every table of PostgreSQL is carried, or it is said how it is made anew', async () => {
  const url = await emptyDatabase()
  await arrive(aFile(), url)
  const { rows } = await runAt(url, `select tablename as name from pg_tables where schemaname = 'public'`)
  const names = rows.map(({ name }) => String(name))
  expect(names.filter((name) => !carriedTables.includes(name) && !(name in derivedTables))).toEqual([])
  expect(carriedTables.filter((name) => !names.includes(name))).toEqual([])
})

test('a server that ends the connection in the middle, or has no room, leaves a database that no server starts on; again, all arrives', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  const sums = await sumsOfFile(file)
  const begun = (await beginArrival(url)) as Arrival
  const endConnections = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
  const cut = withRowsOf(file, (source) =>
    begun.fill(
      {
        ...source,
        async *rowsOf(table) {
          if (table.name === 'media') await runAt(url, endConnections)
          yield* source.rowsOf(table)
        },
      },
      sums,
    ),
  )
  expect(isConnectionLost(await cut.catch((error: unknown) => error))).toBe(true)
  await begun.end().catch(() => {})
  expect(await postgresProblem(url)).toMatch(/has not all arrived; run the same command again/)
  expect((await runAt(url, 'select count(*)::int as n from staff')).rows).toEqual([{ n: 0 }])

  await runAt(url, `create function full_disk() returns boolean language plpgsql as $$ begin raise exception 'full' using errcode = '53100'; end $$`) // prettier-ignore
  await runAt(url, 'alter table media add constraint filled check (full_disk())')
  const full = await arrive(file, url).catch((error: unknown) => error)
  expect(full).toMatchObject({ code: '53100' })
  expect((await runAt(url, 'select count(*)::int as n from staff')).rows).toEqual([{ n: 0 }])
  await runAt(url, 'alter table media drop constraint filled')

  expect(await arrive(file, url)).toEqual([])
  expect(await sumsAt(url)).toEqual(sums)
  expect(await postgresProblem(url)).toBeUndefined()
})

test('cut off after its rows are there, it goes on with them; where somebody wrote meanwhile, it is not whole until that is gone', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  const sums = await sumsOfFile(file)
  const begun = (await beginArrival(url)) as Arrival
  await withRowsOf(file, (source) => begun.fill(source, sums))
  expect(await beginArrival(url)).toMatch(/Another archive is just arriving/)
  await runAt(url, `insert into settings (key, value) values ('intruder', '1')`)
  expect(await begun.finish(sums)).toEqual(['settings', 'public_version'].sort(byPlace))
  await begun.end()
  expect(await postgresProblem(url)).toMatch(/has not all arrived/)
  const filled: string[] = []
  const again = (await beginArrival(url)) as Arrival
  await withRowsOf(file, (source) => again.fill(source, sums, (table) => filled.push(table)))
  expect(filled.length).toBeGreaterThan(0)
  filled.length = 0
  await withRowsOf(file, (source) => again.fill(source, sums, (table) => filled.push(table)))
  expect(filled).toEqual([])
  expect(await again.finish(sums)).toEqual([])
  await again.end()
})

const byPlace = (a: string, b: string) => carriedTables.indexOf(a) - carriedTables.indexOf(b)

test('a database that holds something is never written over', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  expect(await arrive(file, url)).toEqual([])
  const sums = await sumsAt(url)
  expect(await beginArrival(url)).toMatch(/holds an archive already/)
  expect(await sumsAt(url)).toEqual(sums)
  const foreign = await emptyDatabase()
  await runAt(foreign, 'create table notes (text text)')
  expect(await beginArrival(foreign)).toMatch(/has tables of something else/)
})

test('while a server has the archive open, writers are not held; then nobody writes', async () => {
  const url = await emptyDatabase()
  await arrive(aFile(), url)
  const server = await connectTo(`${url}&application_name=gazette`)
  const client = await connectPostgres(url)
  expect(await holdWriters(client)).toBe(false)
  await server.end()
  while ((await runAt(url, `select 1 from pg_stat_activity where datname = current_database() and application_name = 'gazette'`)).rows.length); // prettier-ignore
  expect(await holdWriters(client)).toBe(true)
  const writer = await connectTo(url)
  const lock = await writer.query<{ had: boolean }>('select pg_try_advisory_xact_lock(7236490) as had')
  expect(lock.rows).toEqual([{ had: false }])
  await writer.end()
  await client.end()
})

test('rows come in portions, however long they are', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  change(file, (db) => {
    const insert = db.prepare(`insert into settings (key, value) values (?, ?)`)
    for (let n = 0; n < 60; n++) insert.run(`long ${n}`, JSON.stringify('x'.repeat(200_000)))
  })
  expect(await arrive(file, url)).toEqual([])
  const table = tableModels().find(({ name }) => name === 'settings')!
  const sizes: number[] = []
  const client = await connectPostgres(url)
  await inSnapshotOf(client, async (source) => {
    for await (const rows of source.rowsOf(table)) sizes.push(JSON.stringify(rows).length)
  })
  await client.end()
  await withRowsOf(file, async (source) => {
    for await (const rows of source.rowsOf(table)) sizes.push(JSON.stringify(rows).length)
  })
  // The first portion from PostgreSQL is of 50 rows, before anything is known of their length.
  expect(sizes.filter((size) => size > 1_500_000).length).toBeLessThanOrEqual(1)
  expect(differingTables(await sumsOfFile(file), await sumsAt(url))).toEqual([])
})
