import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { desc, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { env } from '../lib/process/env'
import { errorCode } from '../lib/files/storage-fault'
import { archiveProblem } from './archive-problem'
import { canWrite, closeDatabase, publicVersion, read, selectValues, write } from './connection'
import { isOutdated, onOutdated } from './faults'
import { isPostgres } from './kit'
import { migrateDatabase } from './migrate'
import { migratePostgres } from './migrate-postgres'
import { postgresProblem } from './postgres-problem'
import { settings } from './schema'
import { testDatabase } from './test-database'
import { laterMigrations, ours, type LaterChange } from './test-later-build'
import { connectTo, databaseAt, runAt } from './test-server'
import { databaseVersions } from './versions'

// This build on a database that a later one has changed while this one has it open.

const expansion: LaterChange = { name: 'expansion', sql: 'create table later (n integer);', admits: ours }
const contraction: LaterChange = { name: 'contraction', sql: 'drop table later;', admits: 'expansion' }
const unsaid: LaterChange = { name: 'unsaid', sql: 'create table unsaid (n integer);' }

let folder: string
let dataDir: string
let url: string | undefined
const databaseName = () => `${inject('postgres').template}_later_${process.pid}`
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-later-'))
  dataDir = testDatabase()
  if (!isPostgres) return
  // Uses a separate database, so that tables of the shared one stay unchanged.
  await publicVersion()
  const { url: server, template } = inject('postgres')
  await runAt(server, `create database "${databaseName()}" template "${template}"`)
  closeDatabase()
  url = env().databaseUrl!
  env().databaseUrl = databaseAt(server, databaseName())
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  if (!isPostgres) return
  closeDatabase()
  env().databaseUrl = url
  await runAt(inject('postgres').url, `drop database "${databaseName()}" with (force)`)
})

let upgrades = 0
/** Upgrades as the start of a later build does. */
async function upgradeTo(...changes: LaterChange[]) {
  const migrations = laterMigrations(join(folder, String(++upgrades)), changes)
  if (isPostgres) await migratePostgres(env().databaseUrl!, { folder: migrations })
  else migrateDatabase(migrations)
}
const problem = async () => (isPostgres ? postgresProblem(env().databaseUrl!) : archiveProblem(dataDir)?.message)
const put = (key: string) => write(async (tx) => void (await tx.insert(settings).values({ key, value: 1 })))
const keys = async () => (await read().select().from(settings).orderBy(desc(settings.key))).map(({ key }) => key)
const outdated = { code: 'GAZETTE_OUTDATED' }
const version = async () => publicVersion()

test('beside a later build that admits it, a build starts, reads and writes', async () => {
  await put('before')
  const { schema, knownSchema } = await databaseVersions()
  await upgradeTo(expansion)
  await put('after')
  expect(await version()).toBeGreaterThan(0)
  expect(await keys()).toEqual(['before', 'after'])
  expect([await problem(), isOutdated()]).toEqual([undefined, false])
  expect(await databaseVersions()).toMatchObject({ schema: schema + 1, knownSchema })
})

test('beside a later build that does not say that it may go on, a build writes nothing, believes no page, and does not start', async () => {
  await put('before')
  let told = 0
  onOutdated(() => told++)
  await upgradeTo(unsaid)
  await expect(put('after')).rejects.toMatchObject(outdated)
  await expect(version()).rejects.toMatchObject(outdated)
  await expect(canWrite()).rejects.toMatchObject(outdated)
  expect(await problem()).toMatch(isPostgres ? /may not go on beside it/ : /newer version of Gazette/)
  expect([isOutdated(), told]).toEqual([true, 1])
  expect(await keys()).toEqual(['before'])
})

test('after an expansion and a contraction, only builds that know the expansion may go on', async () => {
  await upgradeTo(expansion)
  await put('between')
  await upgradeTo(expansion, contraction)
  await expect(put('after')).rejects.toMatchObject(outdated)
  expect(await keys()).toEqual(['between'])
})

test('what was refused once is not admitted by a later migration that forgets it', async () => {
  await upgradeTo(unsaid, { name: 'more', sql: 'create table more (n integer);', admits: ours })
  await expect(put('after')).rejects.toMatchObject(outdated)
})

test('an upgrade that ended between its note and its changes shuts nobody out', async () => {
  const broken = { ...unsaid, sql: 'create table unsaid (n nonsense nonsense nonsense;' }
  await expect(upgradeTo(broken)).rejects.toThrow()
  await put('after')
  expect(await problem()).toBeUndefined()
})

test.runIf(isPostgres)(
  'while somebody reads a table for long, its change waits in turns, so that others read and write (PostgreSQL alone)',
  async () => {
    const reader = await connectTo(env().databaseUrl!)
    await reader.query('begin; select * from settings')
    const change = { name: 'expansion', sql: 'alter table settings add column later text;', admits: ours }
    const migrations = laterMigrations(join(folder, 'long'), [change])
    const patience = { table: 50, pause: 50, all: 600_000 }
    let isDone = false
    const upgrade = migratePostgres(env().databaseUrl!, { folder: migrations, patience }).then(() => (isDone = true))
    for (let n = 0; n < 5; n++) {
      await put(`during ${n}`)
      expect(await keys()).toHaveLength(n + 1)
      await wait(50)
    }
    expect(isDone).toBe(false)
    await reader.query('commit')
    await upgrade
    expect(await selectValues(read(), sql`select later from settings limit 1`)).toEqual([[null]])
    await reader.query('begin; select * from settings')
    const never = laterMigrations(join(folder, 'never'), [
      change,
      { ...change, name: 'again', sql: 'alter table settings drop column later;' },
    ])
    await expect(
      migratePostgres(env().databaseUrl!, { folder: never, patience: { ...patience, all: 200 } }),
    ).rejects.toThrow('were in use all the time')
    await reader.end()
  },
)

test.runIf(isPostgres)(
  'a change of the schema that is broken off says what broke it off, and not what follows from that (PostgreSQL alone)',
  async () => {
    const broken = { name: 'broken', sql: 'select pg_terminate_backend(pg_backend_pid());', admits: ours }
    const error: unknown = await upgradeTo(broken).catch((error: unknown) => error)
    // PostgreSQL's own words for it: an administrator ended the connection.
    expect(errorCode(error)).toBe('57P01')
  },
)
