import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isNotNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, fingerprints } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { sha256 } from '@/lib/keys/random'
import type * as module from '@/lib/keys/record-key'
import { beginNewSection, record, signOldRecord } from '../audit'
import { checkRecord } from '@/domain/care/record-check'
import { saveHead, replaceHead } from './record-head'
import { newsroom } from '@/domain/testing/archive'

const now = Date.UTC(2026, 10, 26, 9)
const installation = { id: null }
let key: { id: string; bytes: Buffer } | undefined

vi.mock('@/lib/keys/record-key', async (original) => {
  const real = await original<typeof module>()
  return { ...real, recordKey: () => key ?? real.recordKey() }
})

const another = () => ({ id: '00112233445566aa', bytes: Buffer.alloc(32, 7) })
let folder: string

beforeEach(async () => {
  folder = testDatabase()
  const { publish } = await newsroom()
  await publish('2026-11-02', { title: 'One' })
  await publish('2026-11-03', { title: 'Two' })
})

afterEach(() => void (key = undefined))

const problems = async () => (await checkRecord()).problems

function byHand(statements: string) {
  const db = new Database(join(folder, 'gazette.db'))
  db.exec(statements)
  db.close()
}

/** The record as versions before there was a key wrote it. */
function asBeforeTheUpgrade() {
  const db = new Database(join(folder, 'gazette.db'))
  db.exec('update audit set key = null, number = null; delete from fingerprints')
  let before = ''
  for (const row of db.prepare('select * from audit order by id').all() as Record<string, unknown>[]) {
    before = sha256(JSON.stringify([before, row.at, row.by, row.verb, row.entry_id, JSON.parse(String(row.detail))]))
    db.prepare('update audit set hash = ? where id = ?').run(before, row.id)
  }
  db.close()
}

test('a record from before there was a key is numbered, signed as it is, and covers what was public', async () => {
  asBeforeTheUpgrade()
  const acts = await read().$count(audit)
  await signOldRecord(now)
  const rows = await read().select().from(audit).orderBy(audit.id)
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, n) => n + 1))
  expect(rows.at(-1)).toMatchObject({ verb: 'began a section', detail: { why: 'upgrade', acts } })
  expect(await read().$count(fingerprints)).toBe(4)
  expect(await problems()).toEqual([])
  await signOldRecord(now)
  expect(await read().$count(audit)).toBe(acts + 1)
})

test('after that a changed old act is found, though its own chain was computed anew, and so is a changed text', async () => {
  asBeforeTheUpgrade()
  await signOldRecord(now)
  byHand("update audit set verb = 'x' where id = 2")
  expect((await problems())[0]).toMatch(/^Entry 2, of .*, does not fit the entries before it/)
  const db = new Database(join(folder, 'gazette.db'))
  let before = ''
  for (const row of db.prepare('select * from audit where key is null order by id').all() as Record<
    string,
    unknown
  >[]) {
    before = sha256(JSON.stringify([before, row.at, row.by, row.verb, row.entry_id, JSON.parse(String(row.detail))]))
    db.prepare('update audit set hash = ? where id = ?').run(before, row.id)
  }
  db.close()
  expect((await problems())[0]).toMatch(/^Something in the \d+ entries before entry \d+/)
})

test('an old record that did not fit when it was signed says so in its section, and is held as it was then', async () => {
  asBeforeTheUpgrade()
  byHand("update audit set verb = 'x' where id = 2")
  await signOldRecord(now)
  const last = (await read().select().from(audit).orderBy(audit.id)).at(-1)!
  expect(last.detail).toMatchObject({ whole: false })
  expect(await problems()).toEqual([])
  byHand("update audit set verb = 'y' where id = 2")
  expect(await problems()).not.toEqual([])
})

test('with another key acts cannot be checked, and the record says in words that it began anew', async () => {
  key = another()
  expect((await problems())[0]).toMatch(/^Entries 1 to \d+, .* cannot be checked with the key that is set now/)
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(
    expect.stringMatching(
      /the site history began a new section by itself: entries before it are signed with another key/,
    ),
  )
  expect(await problems(), 'nobody has vouched for them').toContainEqual(
    expect.stringMatching(/^Entries 1 to \d+, .* cannot be checked with the key that is set now/),
  )
})

test('what somebody vouched for with one key says nothing once another is set', async () => {
  replaceHead(await beginNewSection(installation, { problems: 0 }, now))
  expect(await problems()).toEqual([])
  key = another()
  expect((await problems())[0]).toMatch(/^Entries 1 to \d+, .* cannot be checked with the key that is set now/)
})

test('a section that somebody vouched for holds all before it with the new key alone', async () => {
  key = another()
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  replaceHead(await beginNewSection(installation, { problems: 2 }, now))
  expect(await problems()).toEqual([])
  byHand('update audit set at = at + 1 where number = 3')
  expect((await problems())[0]).toMatch(/^Something in the \d+ entries before entry/)
  byHand('update audit set at = at - 1 where number = 3')
  expect(await problems()).toEqual([])
  byHand('update releases set goes_live_at = 5 where id = 1')
  expect((await problems())[0]).toMatch(/^Release 1 of text 1 is not what entry \d+/)
})

test('a section holds what the acts before it state, and its own words are signed', async () => {
  replaceHead(await beginNewSection(installation, { problems: 0 }, now))
  byHand("update fingerprints set hash = replace(hash, 'a', 'b') where act = (select min(act) from fingerprints)")
  expect((await problems())[0]).toMatch(/^Something in the \d+ entries before entry/)
  byHand(`update audit set detail = json_set(detail, '$.acts', 1) where verb = 'began a section'`)
  expect(await problems()).toContainEqual(expect.stringMatching(/^Entry \d+, of .*, is not what was written then/))
})

test('what was tampered with and then vouched for is not said again', async () => {
  await saveHead()
  byHand(
    "update revisions set title = 'Other'; delete from audit where number > 4; delete from fingerprints where act > 4",
  )
  expect(await problems()).toContainEqual(expect.stringMatching(/^Rows after entry 4 were deleted/))
  replaceHead(await beginNewSection(installation, { problems: 5 }, now))
  expect(await problems()).toEqual([])
  byHand("update revisions set title = 'Third'; update audit set verb = 'x' where number = 2")
  expect(await problems()).not.toEqual([])
  replaceHead(await beginNewSection(installation, { problems: 2 }, now))
  expect(await problems()).toEqual([])
})

const damaged =
  /the site history began a new section by itself: entries that had been signed were there without their signatures/

test('a record whose keys were taken out is not signed as an old one: the head that was kept says that it had them', async () => {
  await saveHead()
  asBeforeTheUpgrade()
  await signOldRecord(now)
  expect(await read().$count(audit, isNotNull(audit.key))).toBe(0)
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(expect.stringMatching(damaged))
})

test('nor is one of which the newest act alone lost its key', async () => {
  byHand('update audit set key = null, number = null where id = (select max(id) from audit)')
  await signOldRecord(now)
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(expect.stringMatching(damaged))
})

test('a record that was emptied does not begin as if it were new', async () => {
  await saveHead()
  byHand('delete from audit; delete from fingerprints')
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(expect.stringMatching(damaged))
})
