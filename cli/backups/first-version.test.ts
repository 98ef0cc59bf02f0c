import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { archiveProblem } from '@/db/archive-problem'
import { closeDatabase, openDatabase } from '@/db/connection'
import { sqliteSchema } from '@/db/known-schema'
import { migrateFile, pendingMigrations } from '@/db/migrate'
import { tableSums } from '@/db/table-sums'
import { upgradeOfFile } from '@/db/upgrade'
import { got } from '@/domain/testing/newsroom'
import { env, setDataDir } from '@/lib/process/env'
import { prepare } from '../prepare'
import { restore } from '../restore'
import { openBackup, proveBackup } from '../backup'
import { expectFirstVersion, firstVersionBackup } from './test-first-version'

let folder: string
let backup: string
const dataDir = () => join(folder, 'data')
const file = () => join(dataDir(), 'gazette.db')
let lines: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-first-version-'))
  backup = firstVersionBackup(folder)
  setDataDir(dataDir())
  env().demo = false
  lines = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  closeDatabase()
  rmSync(folder, { recursive: true })
})

/** Every statement that made the schema, as if written on one line, and how many changes a build has to know. */
function schemaIn(path: string) {
  const db = new Database(path, { readonly: true })
  const statements = db
    .prepare(`select sql from sqlite_schema where name not like 'sqlite_%' and name not like '%drizzle%' order by name`)
    .pluck()
    .all() as string[]
  const moments = db.prepare('select created_at from __drizzle_migrations').pluck().all()
  const needed = db.pragma('user_version', { simple: true })
  db.close()
  return {
    statements: statements.map((sql) => sql.replace(/\s+/g, ' ').replace(/ ?([,()]) ?/g, '$1')),
    moments,
    needed,
  }
}

test('a backup that 0.1.0 made is proved and restored: all that it held is there, in a database that is like a new one', async () => {
  got(await proveBackup(backup, { now: 0 }))
  expect(await restore.run([backup])).toEqual({ ok: true, value: undefined })
  expect(lines.join('\n')).toContain('Restored 9 texts and 2 uploads')
  expect(schemaIn(file())).toEqual(schemaIn(inject('template')))
  const earlier = join(got(await opened()), 'gazette.db')
  const without = Object.fromEntries(addedColumns(earlier, file()))
  const [before, now] = [tableSums(earlier), tableSums(file(), { without })]
  const different = Object.keys(before).filter((table) => before[table] !== now[table])
  // The table of drafts by a machine is gone. A restore writes itself into the site history, which states accounts with that, and gives nobody access who was let in before.
  expect(different.sort()).toEqual(['__drizzle_migrations', 'audit', 'fingerprints', 'machine_drafts', 'setup_links'])
  openDatabase(dataDir())
  await expectFirstVersion({ acts: 37 })
})

/** The columns that a database has and an earlier one has not, by table. */
function addedColumns(earlier: string, later: string) {
  const columns = [earlier, later].map((path) => {
    const db = new Database(path, { readonly: true })
    const query = `select t.name as "table", c.name from pragma_table_list t, pragma_table_xinfo(t.name) c where t.schema = 'main'`
    const rows = db.prepare(query).all() as { table: string; name: string }[]
    db.close()
    return Map.groupBy(rows, ({ table }) => table)
  })
  const namesIn = (which: number, table: string) => (columns[which]!.get(table) ?? []).map(({ name }) => name)
  return [...columns[0]!.keys()].map((table) => [
    table,
    namesIn(1, table).filter((name) => !namesIn(0, table).includes(name)),
  ])
}

/** The backup as a folder. */
async function opened() {
  const place = join(folder, 'opened')
  const outcome = await openBackup(backup, place)
  return outcome.ok ? { ...outcome, value: place } : outcome
}

test('a start on the database of 0.1.0 copies it, and goes on with it as its own', async () => {
  got(await openBackup(backup, dataDir()))
  expect(archiveProblem(dataDir())).toMatchObject({ is: 'older' })
  expect(upgradeOfFile(file())).toEqual({ from: 32, to: sqliteSchema.names.length, changes: sqliteSchema.names, admitsEarlier: false }) // prettier-ignore
  expect(await prepare.run([])).toEqual({ ok: true, value: undefined })
  const copy = join(
    dataDir(),
    readdirSync(dataDir()).find((name) => name.startsWith('before-upgrade-'))!,
    'gazette.db',
  )
  expect(lines.join('\n')).toContain(copy)
  expect(pendingMigrations(copy)).toEqual(sqliteSchema.names)
  expect(schemaIn(file())).toEqual(schemaIn(inject('template')))
  expect(archiveProblem(dataDir())).toBeUndefined()
  openDatabase(dataDir())
  await expectFirstVersion({ acts: 36 })
})

test('a database from before 0.1.0 is refused in words, wherever it comes from', async () => {
  const place = got(await opened())
  const db = new Database(join(place, 'gazette.db'))
  db.exec('delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)')
  db.close()
  const says = /was made by a build of Gazette from before 0\.1\.0.*Start 0\.1\.0 with it once; then this one\.$/
  expect(() => migrateFile(join(place, 'gazette.db'))).toThrow(says)
  mkdirSync(dataDir())
  setDataDir(place)
  expect(archiveProblem(place)).toEqual({ is: 'foreign', message: expect.stringMatching(says) })
  expect(await prepare.run([])).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(says) }] })
})
