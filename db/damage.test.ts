import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase } from './connection'
import { findDamage } from './damage'
import { damageTables } from './test-damage'
import { testDatabase } from './test-database'

function damaged(...tables: string[]) {
  const dataDir = testDatabase()
  closeDatabase()
  damageTables(dataDir, ...tables)
  return findDamage(join(dataDir, 'gazette.db'))
}

test('of a database that nobody touched nothing is said', () => {
  expect(damaged()).toEqual([])
})

test.each([
  [['revisions'], ['the table revisions']],
  [
    ['audit', 'revisions'],
    ['the table audit', 'the table revisions'],
  ],
  [['releases_path'], ['the table releases']],
  [['sqlite_schema'], ['its beginning, which lists the tables']],
])('200 bytes written over the beginning of %j are found in %j', (tables, found) => {
  expect(damaged(...tables)).toEqual(found)
})

test('a file of something else has no beginning, and one that is not there is not called damaged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-other-'))
  writeFileSync(join(folder, 'gazette.db'), 'This is a letter. '.repeat(100))
  expect(findDamage(join(folder, 'gazette.db'))).toEqual(['its beginning, which lists the tables'])
  expect(() => findDamage(join(folder, 'none.db'))).toThrow()
  rmSync(folder, { recursive: true })
})
