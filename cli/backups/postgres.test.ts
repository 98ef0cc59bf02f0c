/** @module-tag thorough */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeDatabase, read, selectValues } from '@/db/connection'
import { connectPostgres } from '@/db/engines/postgres-client'
import { inSnapshotOf } from '@/db/rows/postgres-source'
import { sumRows } from '@/db/rows/source'
import { inspectFile } from '@/db/snapshot'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { runAt } from '@/db/test-server'
import { oneAtATime } from '@/domain/backups/backing-up'
import { findSession, openSession } from '@/domain/staff/sessions'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { fileOf, uploaded } from '@/domain/testing/stored-files'
import { saveDraft } from '@/domain/writing/drafts'
import { env } from '@/lib/process/env'
import { keyFrom, newKey } from '@/lib/sealed/seal'
import { secretMark } from '@/lib/keys/secret'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { damagedDatabase } from '../faults'
import { restoreFrom, restoreIntoPostgres } from '../restore'
import { backUp, proveBackup } from '../backup'
import { copyRecent } from './scheduled'

// Child processes use SQLite; this process has its data in PostgreSQL.

let place: string
const at = (name: string) => join(place, name)
beforeEach(() => void (place = mkdtempSync(join(tmpdir(), 'gazette-postgres-'))))
afterEach(() => rmSync(place, { recursive: true, force: true }))

const sentences = (result: { ok: boolean; problems?: { message: string }[] }) =>
  result.ok ? '' : result.problems!.map(({ message }) => message).join(' ')

async function newsroom() {
  const dataDir = testDatabase()
  writeFileSync(join(dataDir, 'secret'), env().secret!, { mode: 0o600 })
  const admin = await someone('admin')
  await post(admin, { title: 'Kept' })
  return { dataDir, admin, upload: await uploaded(), token: await openSession(admin.id!, Date.now()) }
}

/** All rows but those that a restore takes out or writes. */
async function rowsHere() {
  const client = await connectPostgres(env().databaseUrl!)
  const sums = await inSnapshotOf(client, sumRows)
  await client.end()
  const written = ['audit', 'backups', 'sessions', 'stored_files', 'the numbers that were given', 'public_version', 'public_changes'] // prettier-ignore
  return Object.fromEntries(Object.entries(sums).filter(([name]) => !written.includes(name)))
}

const wordsHere = () => selectValues(read(), sql`select count(*), (select count(*) from draft_words) from entry_words`)

startCompiled()

/** Runs a verb on an archive in SQLite. */
function inSqlite(dataDir: string, backupKey: string, ...args: string[]) {
  const variables = { DATABASE_URL: '', DATA_DIR: dataDir, BACKUP_KEY: backupKey, NODE_ENV: 'test' as const }
  const { status, stderr } = spawnSync(process.execPath, commandLine(...args), { env: { ...process.env, ...variables }, encoding: 'utf8' }) // prettier-ignore
  expect([status, stderr]).toEqual([0, ''])
}

test('made from PostgreSQL and restored into SQLite, made there and restored into PostgreSQL: nothing is missing', async () => {
  const { upload, token } = await newsroom()
  const [rows, words] = [await rowsHere(), await wordsHere()]
  const text = newKey()
  const key = got(keyFrom(text))
  got(await backUp(at('one.tar.age'), { key, now: 0 }))
  got(await proveBackup(at('one.tar.age'), { key, now: 1 }))
  closeDatabase()

  inSqlite(at('sqlite'), text, 'restore', at('one.tar.age'))
  const file = new Database(at('sqlite/gazette.db'), { readonly: true })
  expect(file.prepare('select count(*) from entry_words_docsize').pluck().get()).toBe((words[0] as number[])[0])
  expect(file.prepare('select count(*) from draft_words_docsize').pluck().get()).toBe((words[0] as number[])[1])
  file.close()
  inSqlite(at('sqlite'), '', 'backup', at('two'))

  const dataDir = testDatabase()
  got(await restoreFrom(at('two'), { replace: false, now: 0 }))
  expect(await rowsHere()).toEqual(rows)
  expect(await wordsHere()).toEqual(words)
  expect(await findSession(token, Date.now())).toBeUndefined()
  expect(readFileSync(fileOf(upload), 'utf8')).toBe('%PDF true')
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(env().secret)
  expect(existsSync(join(dataDir, 'gazette.db'))).toBe(false)
  expect(await read().select().from(entries)).toHaveLength(1)
})

test('another secret than the backup was made with is refused, unless it is lost; the database notes the one that it gets', async () => {
  await newsroom()
  got(await backUp(at('one'), { now: 0 }))
  const manifest = at('one/manifest.json')
  expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ secret: secretMark() })
  const { secret } = env()
  const dataDir = testDatabase()
  try {
    env().secret = Buffer.alloc(32, 1).toString('base64')
    expect(sentences(await restoreFrom(at('one'), { replace: false, now: 0 }))).toMatch(
      /^SECRET: this is not the secret/,
    )
    expect([readdirSync(dataDir), await read().select().from(entries)]).toEqual([[], []])
    got(await restoreFrom(at('one'), { replace: false, mayDiffer: true, now: 0 }))
    const noted = (await runAt(env().databaseUrl!, `select value from installation where name = 'secret'`)).rows
    expect(noted).toEqual([{ value: secretMark() }])
  } finally {
    env().secret = secret
  }
})

test('nothing is restored into a database that holds something', async () => {
  const { dataDir, admin } = await newsroom()
  got(await backUp(at('one'), { now: 0 }))
  await post(admin, { title: 'Later' })
  const [rows, names] = [await rowsHere(), readdirSync(dataDir).sort()]
  expect(sentences(await restoreFrom(at('one'), { replace: true, now: 0 }))).toMatch(/holds an archive already/)
  expect(await rowsHere()).toEqual(rows)
  expect(readdirSync(dataDir).sort()).toEqual(names)
})

test('what PostgreSQL cannot hold is refused in words, and the database stays empty', async () => {
  await newsroom()
  got(await backUp(at('one'), { now: 0 }))
  testDatabase()
  const file = at('spoilt.db')
  cpSync(at('one/gazette.db'), file)
  const db = new Database(file)
  db.exec(`update revisions set summary = 'a' || char(0)`)
  db.close()
  await expect(restoreIntoPostgres(file, async () => {})).rejects.toThrow(
    /The row \d+ of the table revisions has in summary a text with the character U\+0000/,
  )
  expect(await read().select().from(entries)).toEqual([])
})

test('a backup while others write holds one moment, with all that was acknowledged before', async () => {
  const { admin } = await newsroom()
  let acknowledged = 1
  let isOver = false
  const writing = (async () => {
    for (; !isOver; acknowledged++) await post(admin)
  })()
  while (acknowledged < 10) await new Promise((resolve) => setTimeout(resolve, 5))
  const before = acknowledged
  const { rows } = got(await backUp(at('busy'), { now: 0 }))
  isOver = true
  await writing
  expect(rows.entries).toBeGreaterThanOrEqual(before)
  expect(rows.entries).toBeLessThan(acknowledged)
  expect(inspectFile(at('busy/gazette.db')).problems).toEqual([])
})

test('a copy between the daily backups is made where something has changed, and nowhere else', async () => {
  const { admin } = await newsroom()
  mkdirSync(at('kept'))
  env().backups = { folder: at('kept'), hour: 2, keep: { days: 1, weeks: 0, months: 0 } as never }
  try {
    const now = Date.now()
    const copy = async (moment: number) => got(await oneAtATime((work) => copyRecent(work, moment), moment, 'copying'))
    expect(await copy(now)).toBeDefined()
    expect(await copy(now + 1_000)).toBeUndefined()
    const text = await post(admin, { title: 'New' })
    await post(admin, { title: 'Of a machine whose clock is ahead' }, 60_000)
    const second = await copy(now + 2_000)
    expect(inspectFile(join(second!, 'gazette.db')).rows.entries).toBe(3)
    const save = { entryId: text.entryId, base: text, session: 's', content: content({ title: 'Newer' }) }
    got(await saveDraft(admin, save, 1_000))
    expect(await copy(now + 3_000)).toBeDefined()
  } finally {
    env().backups = undefined
  }
})

test('a table that the server cannot read is named, and no backup is made of the rest', async () => {
  const { admin } = await newsroom()
  const url = env().databaseUrl!
  await runAt(url, `create function unreadable() returns text language plpgsql as $$ begin raise exception 'invalid page' using errcode = 'XX001'; end $$`) // prettier-ignore
  await runAt(url, 'alter table pings rename to whole_pings; create view pings as select release_id, sent_at, tried_at, unreadable() as problem from whole_pings') // prettier-ignore
  try {
    await runAt(url, `insert into whole_pings (release_id) select id from releases limit 1`)
    await runAt(url, `alter table whole_pings drop constraint pings_release_id_releases_id_fk; insert into whole_pings values (99)`) // prettier-ignore
    expect(sentences((await damagedDatabase())!)).toMatch(/in PostgreSQL is damaged: the table pings/)
    await expect(backUp(at('one'), { now: 0 })).rejects.toThrow()
    expect(readdirSync(place)).toEqual([])
  } finally {
    await runAt(url, `drop view pings; delete from whole_pings; alter table whole_pings rename to pings; drop function unreadable;
      alter table pings add constraint pings_release_id_releases_id_fk foreign key (release_id) references releases on delete cascade`) // prettier-ignore
  }
  expect(admin).toBeDefined()
})
