import { mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { backups, entries, media } from '@/db/schema'
import { damageTables } from '@/db/test-damage'
import { oneAtATime } from '@/domain/backups/backing-up'
import { keptBackups, recordProof } from '@/domain/backups/backups'
import { copiedUpTo, recentCopies, recentFolder } from '@/domain/backups/recent'
import { got, post, someone } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'
import { env, setDataDir } from '@/lib/process/env'
import { restoreFrom } from '../restore'
import { proveBackup } from '../backup'
import { copyRecent } from './scheduled'
import { asSet, newsroom, place } from './test-schedule'
import { testOfSqlite } from '@/db/test-sqlite'

const minute = 60_000

const copy = () => oneAtATime((work) => copyRecent(work, Date.now()), Date.now(), 'copying')

/** The database as if nothing had been written to it for a minute. */
function quiet(dataDir: string) {
  const at = Date.now() / 1000 - 60
  for (const name of readdirSync(dataDir).filter((one) => /^gazette\.db(-wal)?$/.test(one)))
    utimesSync(join(dataDir, name), at, at)
}

const inodes = (folder: string) =>
  readdirSync(join(folder, 'media'), { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, 'media', name)))
    .filter((facts) => facts.isFile())
    .map(({ ino }) => ino)

testOfSqlite(
  'a copy holds all that there is, is proved and restored like a backup, and stands in no list that it would change',
  async () => {
    const { dataDir } = await newsroom()
    const made = got(await copy())!
    expect(await read().select().from(backups)).toEqual([])
    expect((await proveBackup(made, { now: Date.now() })).ok).toBe(true)
    const { backups: set } = env()
    await post(await someone('editor'), { title: 'Later' })
    expect(await read().$count(entries)).toBe(2)
    closeDatabase()
    setDataDir(dataDir)
    got(await restoreFrom(made, { replace: true, now: Date.now() }))
    openDatabase(dataDir)
    env().backups = set
    expect(await read().$count(entries)).toBe(1)
    expect(await read().$count(media)).toBe(1)
  },
)

test('where nothing has changed none is made; uploads of the copy before, or of the daily backup, are not copied again', async () => {
  const { dataDir } = await newsroom()
  const daily = got(await asSet())!.place
  const first = got(await copy())!
  quiet(dataDir)
  expect(got(await copy())).toBeUndefined()
  expect(copiedUpTo()).toBeGreaterThanOrEqual(recentCopies()[0]!.madeAt)
  await uploaded()
  const second = got(await copy())!
  expect(inodes(first)).toEqual(inodes(daily))
  expect(inodes(second)).toEqual(expect.arrayContaining(inodes(first)))
  expect(inodes(second)).toHaveLength(2 * inodes(first).length)
})

test('after a daily backup that did not prove good, uploads are copied anew once, and then shared again', async () => {
  await newsroom()
  const daily = got(await asSet())!.place
  await recordProof((await keptBackups())[0]!.id, 'It is damaged.', Date.now())
  const first = got(await copy())!
  expect(inodes(first)).not.toEqual(inodes(daily))
  await post(await someone(), {})
  expect(inodes(got(await copy())!)).toEqual(inodes(first))
})

test('old ones go by their rule, and so does what was cut off', async () => {
  await newsroom()
  vi.useFakeTimers({ toFake: ['Date'] })
  const begin = Date.parse('2026-03-10T08:00:00Z')
  for (const at of [0, 20, 40, 65, 70, 75]) {
    vi.setSystemTime(begin + at * minute)
    await post(await someone(), {})
    got(await copy())
  }
  mkdirSync(join(recentFolder(), 'gazette-2026-03-10T08-50-00-000Z.unfinished'))
  expect(recentCopies().map(({ madeAt }) => (madeAt - begin) / minute)).toEqual([75, 70, 65, 40, 20])
  vi.setSystemTime(begin + 130 * minute)
  await post(await someone(), {})
  got(await copy())
  expect(recentCopies().map(({ madeAt }) => (madeAt - begin) / minute)).toEqual([130, 75, 40])
  expect(readdirSync(recentFolder()).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})

testOfSqlite('of a damaged database none is made, and those before stay', async () => {
  const { dataDir } = await newsroom()
  const first = got(await copy())!
  const { backups: set } = env()
  closeDatabase()
  damageTables(dataDir, 'releases_path')
  setDataDir(dataDir)
  env().backups = set
  const outcome = await copy()
  expect(outcome.ok ? [] : outcome.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('damaged: the table releases'),
  ])
  expect(recentCopies().map(({ place }) => place)).toEqual([first])
  expect(readdirSync(join(place, 'kept/recent'))).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/unfinished/)]),
  )
})
