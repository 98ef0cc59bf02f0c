import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { runAt } from '../test-server'
import { sumsOfFile, withRowsOf } from './files'
import { fillDatabaseFile } from './sqlite-target'
import { aFile, arrive, change, emptyDatabase, testFolder } from './test-archives'

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  )

const badRows: Record<string, [(db: Database.Database) => void, RegExp]> = {
  'a text with U+0000': [
    (db) => db.exec(`update staff set name = 'a' || char(0) || 'b'`),
    /The row 1 of the table staff has in name a text with the character U\+0000/,
  ],
  'half a character': [
    (db) => db.exec(`update staff set name = cast(x'eda080' as text)`),
    /The row 1 of the table staff has in name bytes that are no text/,
  ],
  'bytes that are no text': [
    (db) => db.exec(`update settings set value = x'00ff'`),
    /of the table settings has in value something that is no text/,
  ],
  'a word for a number': [
    (db) => db.exec(`update staff set created_at = 'yesterday'`),
    /has in created_at something that is no whole number/,
  ],
  'a number that is too large': [
    (db) => db.exec(`update staff set created_at = 9007199254740993`),
    /has in created_at something that is no whole number/,
  ],
  'a fraction': [
    (db) => db.exec(`update audit set at = 1.5`),
    /of the table audit has in at something that is no whole/,
  ],
  'a truth of three': [
    (db) => db.exec(`update media set decorative = 3 where id = 'zz'`),
    /The row zz of the table media has in decorative something that is neither yes nor no/,
  ],
  'a table of somebody else': [(db) => db.exec('create table mine (a)'), /There is a table mine, which this version/],
  'a table that is missing': [(db) => db.exec('drop table pings'), /The table pings is missing/],
  'a column of a later version': [
    (db) => db.exec('alter table staff add rank text'),
    /The table staff has a column rank, which this version does not know/,
  ],
  'a column that is missing': [
    (db) => db.exec('alter table bundles drop column dissolved_at'),
    /The table bundles has no column dissolved_at/,
  ],
}

test.each(Object.keys(badRows))('%s is refused in words before anything is written', async (what) => {
  const [spoil, words] = badRows[what]!
  const file = aFile()
  change(file, spoil)
  expect(await refusal(sumsOfFile(file))).toMatch(words)
})

test('rows that contradict each other are refused by both, and nothing of them stays', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  change(file, (db) => {
    db.exec('drop table saved_lists; create table saved_lists (id integer, staff_id integer, name text, query text)')
  })
  change(file, (db) => {
    db.exec(`insert into saved_lists (id, staff_id, name, query) values (7, 1, 'one', ''), (7, 1, 'other', '')`)
  })
  expect(await refusal(arrive(file, url))).toMatch(/Two rows of the table saved_lists say what only one may/)
  expect((await runAt(url, 'select count(*)::int as n from staff')).rows).toEqual([{ n: 0 }])
  const copy = join(testFolder(), 'copy.db')
  expect(await refusal(withRowsOf(file, (source) => fillDatabaseFile(copy, source)))).toMatch(
    /The row 7 of the table saved_lists/,
  )

  change(file, (db) => {
    db.exec('pragma foreign_keys = off; delete from saved_lists; insert into saved_lists (id, staff_id, name, query) values (1, 99, 0, 0)') // prettier-ignore
  })
  expect(await refusal(arrive(file, url))).toMatch(/A row of the table saved_lists names a row that is not there/)
})

test('an address that is longer than PostgreSQL can hold is refused in words', async () => {
  const [file, url] = [aFile(), await emptyDatabase()]
  const path = Array.from({ length: 3_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7_919) % 20_000))).join('')
  change(file, (db) => db.prepare(`insert into old_addresses (url, path, added_at) values (?, '/', 0)`).run(path))
  expect(await refusal(arrive(file, url))).toMatch(/old_addresses.*longer than PostgreSQL can hold/)
})
