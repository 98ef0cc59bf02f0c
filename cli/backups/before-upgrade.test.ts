import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { expect, test } from 'vitest'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { migrateDatabase, pendingMigrations } from '@/db/migrate'
import { entries } from '@/db/schema'
import { tableSums } from '@/db/table-sums'
import { testDatabase } from '@/db/test-database'
import { post, someone } from '@/domain/testing/newsroom'
import { copyBeforeUpgrade } from './before-upgrade'

const second = 1_000

const migrations = join(import.meta.dirname, '../../db/migrations')

/** A database as the version before the last migration made one, with an entry in it or nothing. */
function older(content: 'an entry' | 'nothing' = 'an entry') {
  const dataDir = testDatabase()
  closeDatabase()
  const folder = join(dataDir, 'migrations')
  cpSync(migrations, folder, { recursive: true })
  const journal = join(folder, 'meta/_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }))
  for (const name of readdirSync(dataDir).filter((name) => name.startsWith('gazette.db'))) rmSync(join(dataDir, name))
  const db = new Database(join(dataDir, 'gazette.db'))
  migrate(drizzle(db), { migrationsFolder: folder })
  if (content === 'an entry')
    db.exec(`insert into entries (kind, language, translation_group, created_at) values ('post', 'en', 'g', 0)`)
  db.close()
  return dataDir
}

const copies = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('before-upgrade'))

test('a database that lacks a migration is copied first, and with the copy one can go back', async () => {
  const dataDir = older()
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
  const empty = older('nothing')
  mkdirSync(join(empty, 'before-upgrade.unfinished'))
  expect(await copyBeforeUpgrade(0)).toBeUndefined()
  expect(copies(empty)).toEqual([])
  openDatabase(join(dataDir, 'nowhere'))
  expect(await copyBeforeUpgrade(0)).toBeUndefined()
})

test('the copies of three upgrades are kept, and a folder in which something else lies', async () => {
  const dataDir = older()
  for (let n = 0; n < 4; n++) await copyBeforeUpgrade(n * second)
  expect(copies(dataDir)).toHaveLength(3)
  writeFileSync(join(dataDir, copies(dataDir)[0]!, 'mine.txt'), '')
  mkdirSync(join(dataDir, 'before-upgrade-notes'))
  await copyBeforeUpgrade(9 * second)
  expect(copies(dataDir)).toHaveLength(5)
})
