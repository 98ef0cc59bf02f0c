/** @module-tag thorough */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { closeDatabase, publicVersion } from '@/db/connection'
import { connectPostgres } from '@/db/engines/postgres-client'
import { neededNote, postgresSchema } from '@/db/known-schema'
import { migrateFile, pendingMigrations } from '@/db/migrate'
import { migratePostgres } from '@/db/migrate-postgres'
import { copyEarlierSchema } from '@/db/rows/earlier'
import { sumsOfFile } from '@/db/rows/files'
import { inSnapshotOf } from '@/db/rows/postgres-source'
import { sumRows } from '@/db/rows/source'
import { arrive, emptyDatabase } from '@/db/rows/test-archives'
import { inspectFile } from '@/db/snapshot'
import { testDatabase } from '@/db/test-database'
import { becomeLaterBuild, laterMigrations, ours, type LaterChange } from '@/db/test-later-build'
import { databaseAt, runAt } from '@/db/test-server'
import { upgradeOfPostgres } from '@/db/upgrade'
import { env } from '@/lib/process/env'
import { prepare } from '../prepare'
import { upgrade } from '../upgrade'
import { copyServerBeforeUpgrade } from './before-upgrade'

/** Makes every disk report `bytes` as free. */
function leaveFree(bytes: () => number) {
  const facts = statfsSync(dataDir)
  vi.spyOn(promises, 'statfs').mockImplementation(async () => ({ ...facts, bsize: 1, bavail: bytes() }))
  syncBuiltinESMExports()
}

let before: string
let dataDir: string
let folder: string
const name = () => `${inject('postgres').template}_before_${process.pid}`
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-before-'))
  dataDir = testDatabase()
  await publicVersion()
  closeDatabase()
  before = env().databaseUrl!
  await runAt(inject('postgres').url, `create database "${name()}" encoding 'UTF8' template template0`)
  Object.assign(env(), { databaseUrl: databaseAt(inject('postgres').url, name()), demo: false })
})
afterEach(async () => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  closeDatabase()
  Object.assign(env(), { databaseUrl: before, demo: true, upgradeCopy: true })
  await runAt(inject('postgres').url, `drop database "${name()}" with (force)`)
  rmSync(folder, { recursive: true })
})

const run = (statement: string) => runAt(env().databaseUrl!, statement)
const copies = () =>
  readdirSync(dataDir)
    .filter((name) => name.startsWith('before-upgrade'))
    .sort()

/** Makes a database of the previous version, with a released text or with nothing. */
async function makeOlder(content: 'a text' | 'nothing' = 'a text') {
  await migratePostgres(env().databaseUrl!)
  if (content === 'a text') await insertText()
  onTestFinished(becomeLaterBuild())
}

async function insertText() {
  await run(`insert into staff (name, email, role, zone, created_at) values ('Anna', 'a@example.org', 'admin', 'UTC', 7);
    insert into entries (kind, language, translation_group, created_by, created_at) values ('post', 'km', 'g', 1, 0);
    insert into revisions (entry_id, session, created_at, saved_at, title, slug, summary, body, schema_version, body_html, body_text)
      values (1, 's', 0, 0, 'ជួញដូរ', 'a', '', '{}', 1, '', 'Ångström');
    insert into releases (entry_id, revision_id, goes_live_at, path, dated, created_at) values (1, 1, 5, '/2014/10/a', 5, 0);
    insert into media (id, lineage, name, type, bytes, sha256, decorative, uploaded_at) values ('m', 'm', 'm.jpg', 'image/jpeg', 1, '', true, 0);
    insert into staff (name, email, role, zone, created_at) values ('Gone', 'b@example.org', 'editor', 'UTC', 0);
    delete from staff where name = 'Gone'`)
}

async function sumsNow() {
  const client = await connectPostgres(env().databaseUrl!)
  try {
    return await inSnapshotOf(client, sumRows)
  } finally {
    await client.end()
  }
}

test('a database of each earlier version is copied as that version has it, and comes to the same as the database does', async () => {
  const later: LaterChange[] = [
    { name: 'expansion', sql: `alter table entries add column later text default 'made';`, admits: ours },
    { name: 'indexed', sql: 'create index entries_later on entries (kind);', admits: ours },
    {
      name: 'contraction',
      sql: 'update entries set origin = later; --> statement-breakpoint\nalter table entries drop column later;',
      admits: 'expansion',
    },
  ]
  const folders = later.map((_, changes) =>
    laterMigrations(join(folder, `migrations-${changes}`), later.slice(0, changes)),
  )
  onTestFinished(becomeLaterBuild(later))
  for (const [changes, migrations] of folders.entries()) {
    await run('drop schema public cascade; create schema public')
    await migratePostgres(env().databaseUrl!, { folder: migrations })
    await insertText()
    const file = join(folder, `${changes}.db`)
    await copyEarlierSchema(env().databaseUrl!, file)
    expect(pendingMigrations(file)).toEqual(later.slice(changes).map((change) => change.name))
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(inspectFile(file).problems).toEqual([])
    migrateFile(file)
    await migratePostgres(env().databaseUrl!)
    expect((await run('select origin from entries')).rows).toEqual([{ origin: 'made' }])
    expect([changes, await sumsOfFile(file)]).toEqual([changes, await sumsNow()])
  }
})

test('a start that brings the database to a new version copies it first, and says so; one can go back to the copy', async () => {
  await makeOlder()
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await prepare.run([])).toEqual({ ok: true, value: undefined })
  expect(copies()).toHaveLength(1)
  const copy = join(dataDir, copies()[0]!, 'gazette.db')
  expect(lines.mock.calls.flat().join('\n')).toContain(copy)
  expect((await upgradeOfPostgres(env().databaseUrl!)).changes).toEqual([])

  // The version from before would not need this.
  migrateFile(copy)
  const url = await emptyDatabase()
  expect(await arrive(copy, url)).toEqual([])
  const { rows } = await runAt(url, 'select head_title as title from entries')
  expect(rows).toEqual([{ title: 'ជួញដូរ' }])

  lines.mockClear()
  expect(await prepare.run([])).toEqual({ ok: true, value: undefined })
  expect([copies().length, lines.mock.calls]).toEqual([1, []])
})

test('a database of 0.1.0 is copied, and goes on as one of this version; no instance of 0.1.0 may write to it', async () => {
  await migratePostgres(env().databaseUrl!)
  await insertText()
  const { firstVersion } = postgresSchema
  const start = readFileSync('db/migrations-postgres/0000_start.sql', 'utf8')
  await run(/CREATE TABLE "machine_drafts" \([^;]*;/.exec(start)![0])
  await run(`alter table revisions drop column facts, drop column starts_at, drop column ends_at;
    alter table entries drop column last_dated;
    drop index passkey_challenges_created, old_addresses_import;
    drop table audiences, team_people, teams;
    delete from __drizzle_migrations;
    insert into __drizzle_migrations (hash, created_at) values ('', ${firstVersion - 1}), ('', ${firstVersion});
    update installation set value = '20' where name = '${neededNote}'`)
  expect(await upgradeOfPostgres(env().databaseUrl!)).toMatchObject({ from: 2, changes: postgresSchema.names, admitsEarlier: false }) // prettier-ignore
  vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await prepare.run([])).toEqual({ ok: true, value: undefined })
  const copy = join(dataDir, copies()[0]!, 'gazette.db')
  migrateFile(copy)
  const [copied, now] = [await sumsOfFile(copy), await sumsNow()]
  // The start signs the text that was released.
  for (const table of ['staff', 'entries', 'releases', 'media'])
    expect([table, copied[table]]).toEqual([table, now[table]])
  expect([copied.revisions!.rows, (await run('select facts from revisions')).rows]).toEqual([1, [{ facts: '{}' }]])
  expect((await run('select created_at::float from __drizzle_migrations')).rows).toEqual(
    postgresSchema.moments.map((moment) => ({ created_at: moment })),
  )
  const { rows } = await run(`select value::integer as n from installation where name = '${neededNote}'`)
  expect(rows[0]!.n).toBeGreaterThan(32)
})

test('a database from before 0.1.0 is refused in words', async () => {
  await migratePostgres(env().databaseUrl!)
  await run(`update __drizzle_migrations set created_at = ${postgresSchema.firstVersion - 1}`)
  const says = expect.stringMatching(/^DATABASE_URL: this database was made by a build of Gazette from before 0\.1\.0/)
  expect(await prepare.run([])).toEqual({ ok: false, problems: [{ message: says }] })
})

test('three copies are kept', async () => {
  await makeOlder()
  for (let n = 0; n < 4; n++) expect(await copyServerBeforeUpgrade(n * 1_000)).toMatchObject({ ok: true })
  expect(copies()).toEqual([1, 2, 3].map((n) => `before-upgrade-1970-01-01T00-00-0${n}-000Z`))
})

test('what a killed start left of its copy goes first: it takes the room of the next one, and would stay where none is made', async () => {
  const left = () => copies().some((name) => name.endsWith('unfinished'))
  const leave = () => {
    mkdirSync(join(dataDir, 'before-upgrade.unfinished'))
    writeFileSync(join(dataDir, 'before-upgrade.unfinished/gazette.db'), 'half')
  }
  await makeOlder()
  leave()
  leaveFree(() => (left() ? 100 : 1e12))
  expect(await copyServerBeforeUpgrade(0)).toEqual({ ok: true, value: join(dataDir, copies()[0]!, 'gazette.db') })
  expect(copies()).toEqual(['before-upgrade-1970-01-01T00-00-00-000Z'])
  leave()
  env().upgradeCopy = false
  expect(await copyServerBeforeUpgrade(0)).toEqual({ ok: true, value: undefined })
  expect(left()).toBe(false)
})

test('nothing is copied where nobody would miss anything, where nothing is due, and where the setting says so', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  await makeOlder('nothing')
  expect(await copyServerBeforeUpgrade(0)).toEqual({ ok: true, value: undefined })
  await run(
    `insert into staff (name, email, role, zone, created_at) values ('Anna', 'a@example.org', 'admin', 'UTC', 7)`,
  )
  env().upgradeCopy = false
  expect(await prepare.run([])).toEqual({ ok: true, value: undefined })
  env().upgradeCopy = true
  expect(await copyServerBeforeUpgrade(0)).toEqual({ ok: true, value: undefined })
  expect(copies()).toEqual([])
})

test.each<[string, () => unknown, RegExp]>([
  ['no room', () => leaveFree(() => 100), /^There is no room where DATA_DIR is .* takes about .*, and 0 MB are free\./],
  ['a table of somebody else', () => run('create table mine (a text)'), /There is a table mine, which this version/],
])('%s: nothing is upgraded, and the sentence says how to go on without a copy', async (_, spoil, sentence) => {
  await makeOlder()
  await spoil()
  const refusal = await prepare.run([])
  expect(refusal).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(sentence) }] })
  expect(JSON.stringify(refusal)).toContain('Nothing was changed. To continue without: make a copy by yourself (pg_dump), then start once with UPGRADE_COPY=no.') // prettier-ignore
  expect((await upgradeOfPostgres(env().databaseUrl!)).from).toBe(postgresSchema.names.length - 1)
  expect(copies()).toEqual([])
  vi.spyOn(console, 'log').mockImplementation(() => {})
  env().upgradeCopy = false
  expect(await prepare.run([])).toEqual({ ok: true, value: undefined })
})

test('what an upgrade would copy is said beforehand', async () => {
  await makeOlder()
  const lines = vi.spyOn(console, 'log').mockImplementation(() => {})
  const says = () => lines.mock.calls.flat().join('\n')
  expect(await upgrade.run(['--check'])).toMatchObject({ ok: true })
  expect(says()).toMatch(/Copy before: +a folder before-upgrade-… in .*, about .*; .* are free there\./)
  leaveFree(() => 100)
  expect(await upgrade.run(['--check'])).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/^There is no room/) }] }) // prettier-ignore
  lines.mockClear()
  env().upgradeCopy = false
  expect(await upgrade.run(['--check'])).toMatchObject({ ok: true })
  expect(says()).toMatch(/Copy before: +none: UPGRADE_COPY is "no"\./)
})
