import { copyFileSync, mkdirSync, readFileSync, readdirSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import promises from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest'
import { closeDatabase } from '@/db/connection'
import { sqliteSchema } from '@/db/known-schema'
import { migrateFile } from '@/db/migrate'
import { damageTables } from '@/db/test-damage'
import { testDatabase } from '@/db/test-database'
import { becomeLaterBuild } from '@/db/test-later-build'
import { post, someone } from '@/domain/testing/newsroom'
import { sha256 } from '@/lib/keys/random'
import { openBucket, says } from '@/lib/store/test-s3'
import { runVerb } from './verbs'

let dataDir: string
beforeEach(async () => {
  dataDir = testDatabase()
  await post(await someone('editor'), { title: 'Kept' })
  closeDatabase()
  for (const [name, value] of Object.entries({ DATA_DIR: dataDir, SITE_URL: 'https://gazette.example', DEMO: 'no' }))
    vi.stubEnv(name, value)
})
afterEach(() => {
  vi.unstubAllEnvs()
  Reflect.deleteProperty(globalThis, Symbol.for('gazette.env'))
})

const file = () => join(dataDir, 'gazette.db')

/** Runs the verb as a person does; returns the contents of DATA_DIR before and after, which must be equal. */
async function check(...args: string[]) {
  Reflect.deleteProperty(globalThis, Symbol.for('gazette.env'))
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  const exitCode = process.exitCode
  process.exitCode = 0
  const before = contents()
  try {
    await runVerb(['upgrade', ...(args.length > 0 ? args : ['--check'])])
    expect(contents()).toEqual(before)
    return { code: process.exitCode as number, says: lines.join('\n') }
  } finally {
    process.exitCode = exitCode
    log.mockRestore()
    error.mockRestore()
  }
}

/** Returns the bytes of each file; without the log, which SQLite opens beside a database even to read it. */
function contents() {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(wal|shm)$/.test(name))
    .sort()
    .map((name) => {
      const path = join(dataDir, name)
      return [name, statSync(path).isFile() ? sha256(readFileSync(path)) : '']
    })
}

/** Makes this the build after the one that made the database. */
function makeOlder() {
  onTestFinished(becomeLaterBuild())
}

test('an archive that lacks a change is told which, that a copy is made, and that nothing stands in the way', async () => {
  makeOlder()
  const { code, says } = await check()
  expect(code).toBe(0)
  const n = sqliteSchema.names.length
  expect(says).toMatch(new RegExp(`with ${n - 1} changes? of the schema`))
  expect(says).toContain(`which knows ${n} changes of the schema`)
  expect(says).toContain(`To be made:    1 change of the schema: addition.`)
  expect(says).toMatch(/Meanwhile: +the server has to be stopped/)
  expect(says).toMatch(new RegExp(`Copy before: +a folder before-upgrade-… in ${dataDir}, .* at most; .* are free`))
  expect(says).toMatch(/By hand first: npm run gazette -- backup DIR/)
  expect(says).toMatch(/Nothing stands in the way\.$/)
})

test('what it foretells is what the upgrade does', async () => {
  makeOlder()
  expect((await check()).says).toContain('1 change of')
  migrateFile(file())
  const { code, says } = await check()
  expect([code, says.includes('To be made:    nothing.')]).toEqual([0, true])
  expect(says).not.toContain('Copy before')
})

test('without room for the copy the answer is no, with how much is missing', async () => {
  makeOlder()
  const statfs = vi.spyOn(promises, 'statfs').mockResolvedValue({ ...statfsSync(dataDir), bsize: 1, bavail: 1 })
  syncBuiltinESMExports()
  onTestFinished(() => {
    statfs.mockRestore()
    syncBuiltinESMExports()
  })
  const { code, says } = await check()
  expect(code).toBe(1)
  expect(says).toMatch(/There is no room for the copy: make .* free where DATA_DIR is\.$/)
  copyFileSync(inject('template'), file())
  expect(await check()).toMatchObject({ code: 0, says: expect.stringContaining('Copy before:   none') })
})

test('no archive yet is no problem', async () => {
  const { code, says } = await check()
  expect(code).toBe(0)
  vi.stubEnv('DATA_DIR', join(dataDir, 'none'))
  expect(says).not.toContain('none is in')
  expect(await check()).toMatchObject({ code: 0, says: expect.stringContaining('npm start makes one') })
})

test.each<[string, RegExp, () => void]>([
  ['the database of something else', /the database of another program/, () => songs()],
  ['a damaged one', /is damaged: the table settings cannot be read/, () => damageTables(dataDir, 'settings')],
  ['one of a later version', /a newer version of Gazette/, () => later()],
  ['a file in the place of the folder', /which is a file/, () => vi.stubEnv('DATA_DIR', file())],
  [
    'a key of the record that cannot be read',
    /key of the site history/,
    () => vi.stubEnv('RECORD_KEY_FILE', '/nowhere'),
  ],
])('%s is a sentence and exit code 1', async (_, sentence, make) => {
  make()
  const { code, says } = await check()
  expect([code, says]).toEqual([1, expect.stringMatching(sentence)])
  expect(says).not.toContain('Nothing stands in the way')
})

function songs() {
  writeFileSync(file(), '')
  new Database(file()).exec('create table songs (name text)').close()
}

function later() {
  const db = new Database(file())
  db.exec(`insert into __drizzle_migrations (hash, created_at) values ('later', 9e12); pragma user_version = 999`)
  db.close()
}

test('a bucket that refuses is a sentence', async () => {
  const s3 = await openBucket()
  for (const [name, value] of Object.entries({
    MEDIA_URL: s3.url,
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  }))
    vi.stubEnv(name, value)
  expect(await check()).toMatchObject({ code: 0 })
  s3.state.fault = says(403, 'AccessDenied')
  expect(await check()).toMatchObject({
    code: 1,
    says: 'MEDIA_URL: the store of files refuses the keys of this server.',
  })
  await s3.close()
})

test('without --check it says what it is for', async () => {
  mkdirSync(join(dataDir, 'media'))
  expect(await check('now')).toMatchObject({ code: 1 })
  expect(await check('--frob')).toMatchObject({ code: 1, says: expect.stringContaining('--check') })
})
