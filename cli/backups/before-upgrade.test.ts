import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { migrateDatabase, pendingMigrations } from '@/db/migrate'
import { entries } from '@/db/schema'
import { tableSums } from '@/db/table-sums'
import { testDatabase } from '@/db/test-database'
import { becomeLaterBuild } from '@/db/test-later-build'
import { post, someone } from '@/domain/testing/newsroom'
import { copyBeforeUpgrade } from './before-upgrade'

const second = 1_000

/** Makes a database of the version before this one, with an entry in it or nothing. */
async function older(content: 'an entry' | 'nothing' = 'an entry') {
  const dataDir = testDatabase()
  if (content === 'an entry') await post(await someone('editor'), { title: 'Kept' })
  closeDatabase()
  onTestFinished(becomeLaterBuild())
  return dataDir
}

const copies = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('before-upgrade'))

test('a database that lacks a migration is copied first, and with the copy one can go back', async () => {
  const dataDir = await older()
  expect(pendingMigrations(join(dataDir, 'gazette.db'))).toHaveLength(1)
  const before = tableSums(join(dataDir, 'gazette.db'))
  const copy = (await copyBeforeUpgrade(0))!
  expect(statSync(copy).mode & 0o777).toBe(0o600)
  openDatabase(dataDir)
  migrateDatabase()
  expect(await read().select().from(entries)).toHaveLength(1)
  closeDatabase()
  copyFileSync(copy, join(dataDir, 'gazette.db'))
  expect(tableSums(join(dataDir, 'gazette.db'))).toEqual(before)
  expect(pendingMigrations(join(dataDir, 'gazette.db'))).toHaveLength(1)
})

test('nothing is copied where nothing is due, where nobody would miss anything, and where there is no database', async () => {
  const dataDir = testDatabase()
  await post(await someone('editor'), { title: 'Kept' })
  closeDatabase()
  expect(await copyBeforeUpgrade(0)).toBeUndefined()
  // Nor does anything stay of a copy that was killed.
  const empty = await older('nothing')
  mkdirSync(join(empty, 'before-upgrade.unfinished'))
  expect(await copyBeforeUpgrade(0)).toBeUndefined()
  expect(copies(empty)).toEqual([])
  openDatabase(join(dataDir, 'nowhere'))
  expect(await copyBeforeUpgrade(0)).toBeUndefined()
})

test('the copies of three upgrades are kept, and a folder in which something else lies', async () => {
  const dataDir = await older()
  for (let n = 0; n < 4; n++) await copyBeforeUpgrade(n * second)
  expect(copies(dataDir)).toHaveLength(3)
  writeFileSync(join(dataDir, copies(dataDir)[0]!, 'mine.txt'), '')
  mkdirSync(join(dataDir, 'before-upgrade-notes'))
  await copyBeforeUpgrade(9 * second)
  expect(copies(dataDir)).toHaveLength(5)
})
