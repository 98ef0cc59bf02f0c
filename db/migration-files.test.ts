import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { postgresSchema, sqliteSchema } from './known-schema'
import { migrationFolders, readSchema } from './migration-files'
import { laterMigrations, ours } from './test-later-build'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gazette-migrations-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const later = (name: string, admits?: string) => ({ name, admits, sql: 'select 1;' })
const migrations = (...changes: ReturnType<typeof later>[]) => laterMigrations(join(folder, 'm'), changes, false)

/** The first migration needs no line with `admits`. */
function migrationsWithoutAdmits(made: string) {
  const files = readdirSync(made).filter((name) => name.endsWith('.sql'))
  const silent = files.filter((name) => !readFileSync(join(made, name), 'utf8').startsWith('-- admits: '))
  return silent.toSorted().slice(files.length > 0 ? 1 : 0)
}

test('every migration says which builds may go on beside it, and the same for both engines', () => {
  expect(migrationsWithoutAdmits(migrationFolders.sqlite)).toEqual([])
  expect(migrationsWithoutAdmits(migrationFolders.postgres)).toEqual([])
  const oldest = ({ needed, names }: { needed: number; names: string[] }) => names[needed - 1]
  expect(oldest(readSchema(migrationFolders.postgres))).toBe(oldest(readSchema(migrationFolders.sqlite)))
  expect(postgresSchema.names).toEqual(sqliteSchema.names)
})

test('one that says nothing is named, and admits nobody', () => {
  const made = migrations(later('spoken', ours), later('silent'))
  expect(migrationsWithoutAdmits(made)).toEqual([expect.stringMatching(/_silent\.sql$/)])
  expect(readSchema(made).needed).toBe(sqliteSchema.names.length + 2)
})

test('the strictest of all decides', () => {
  const n = sqliteSchema.names.length
  expect(readSchema(migrations(later('one', ours), later('two', 'one'), later('three', ours))).needed).toBe(n + 1)
})

test('a migration cannot admit what is not there before it', () => {
  expect(() => readSchema(migrations(later('one', 'two'), later('two', 'one')))).toThrow('admits two')
})
