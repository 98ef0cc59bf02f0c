import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isNotNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { read, write } from '@/db/connection'
import { audit } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import type * as module from '@/lib/keys/record-key'
import { beginNewSection, record } from '../audit'
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

test('a record whose keys were taken out does not go on as if it never had any', async () => {
  await saveHead()
  byHand('update audit set key = null, number = null')
  expect(await read().$count(audit, isNotNull(audit.key))).toBe(0)
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(expect.stringMatching(damaged))
})

test('nor is one of which the newest act alone lost its key', async () => {
  byHand('update audit set key = null, number = null where id = (select max(id) from audit)')
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(expect.stringMatching(damaged))
})

test('a record that was emptied does not begin as if it were new', async () => {
  await saveHead()
  byHand('delete from audit; delete from fingerprints')
  await write((tx) => record(tx, installation, { verb: 'next' }, now))
  expect(await problems()).toContainEqual(expect.stringMatching(damaged))
})
