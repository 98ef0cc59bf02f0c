import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { postgresSchema, sqliteSchema } from './known-schema'
import { migrationFolders, schemaIn, sayingNothing } from './migration-files'
import { laterMigrations, ours } from './test-later-build'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gazette-migrations-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const later = (name: string, admits?: string) => ({ name, admits, sql: 'select 1;' })
const migrations = (...changes: ReturnType<typeof later>[]) => laterMigrations(join(folder, 'm'), changes, false)

test('every migration says which builds may go on beside it, and the same for both engines', () => {
  expect(sayingNothing(migrationFolders.sqlite)).toEqual([])
  expect(sayingNothing(migrationFolders.postgres)).toEqual([])
  const oldest = ({ needed, names }: { needed: number; names: string[] }) => names[needed - 1]
  expect(oldest(schemaIn(migrationFolders.postgres))).toBe(oldest(schemaIn(migrationFolders.sqlite)))
  expect(postgresSchema.names).toEqual(sqliteSchema.names)
})

test('one that says nothing is named, and admits nobody', () => {
  const made = migrations(later('spoken', ours), later('silent'))
  expect(sayingNothing(made)).toEqual(['silent'])
  expect(schemaIn(made).needed).toBe(sqliteSchema.names.length + 2)
})

test('the strictest of all decides', () => {
  const n = sqliteSchema.names.length
  expect(schemaIn(migrations(later('one', ours), later('two', 'one'), later('three', ours))).needed).toBe(n + 1)
})

test('a migration cannot admit what is not there before it', () => {
  expect(() => schemaIn(migrations(later('one', 'two'), later('two', 'one')))).toThrow('admits two')
})
