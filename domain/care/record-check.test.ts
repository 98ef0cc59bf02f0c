import { expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { audit, notices } from '@/db/schema'
import { changeByHand, rememberHighest } from '@/db/test-by-hand'
import { testDatabase } from '@/db/test-database'
import { record } from '@/domain/staff/audit'
import { health } from './health'
import { checkRecord, checkRecordTonight, saveRecordCheck } from './record-check'
import { saveHead, recordNotes } from '@/domain/staff/record/record-head'
import { newsroom } from '@/domain/testing/archive'

const day = 86_400_000
const now = 100 * day

test('each night what is new is followed, and within thirty nights every release and text is compared', async () => {
  testDatabase()
  const { publish } = await newsroom()
  const { releaseId } = await publish('2014-11-02', {})
  await checkRecordTonight(now)
  expect(recordNotes().checked).toMatchObject({ at: now, problems: [] })
  await changeByHand(`update releases set note = 'Other' where id = ${releaseId}`)
  let nights = 0
  for (let n = 1; n <= 30 && !nights; n++) {
    await checkRecordTonight(now + n * day)
    if (recordNotes().checked!.problems.length) nights = n
  }
  expect(nights, 'found when its turn comes: not all are compared each night').toBeGreaterThan(1)
  await checkRecordTonight(now + 40 * day)
  expect(
    (await read().select().from(notices)).map(({ kind }) => kind),
    'admins are told once',
  ).toEqual(['tampering'])
  expect((await health(now)).record).toMatchObject({ problems: expect.any(Number) })
})

test('a night finds what was changed since the last one, and says it until a check of everything finds nothing', async () => {
  testDatabase()
  await newsroom()
  await checkRecordTonight(now)
  await write((tx) => record(tx, { id: null }, { verb: 'new' }, now))
  await changeByHand("update audit set verb = 'other' where id = (select max(id) from audit)")
  for (const night of [now + day, now + 2 * day]) {
    await checkRecordTonight(night)
    expect(recordNotes().checked!.problems[0]).toMatch(/^Entry \d+, of .*, is not what was written then/)
  }
  await changeByHand("update audit set verb = 'new' where id = (select max(id) from audit)")
  await checkRecordTonight(now + 3 * day)
  expect(recordNotes().checked).toMatchObject({ problems: [] })
  saveRecordCheck(await checkRecord(), now)
  expect(recordNotes().checked!.head!.number).toBeGreaterThan(1)
})

test('a night finds that acts were cut off the end, though the database does not remember them', async () => {
  testDatabase()
  await newsroom()
  await checkRecordTonight(now)
  await write((tx) => record(tx, { id: null }, { verb: 'new' }, now))
  await saveHead()
  const highest = await read().$count(audit)
  await changeByHand("delete from audit where verb = 'new'")
  await rememberHighest('audit', highest - 1)
  await checkRecordTonight(now + day)
  expect(recordNotes().checked!.problems[0]).toMatch(
    /^Entry \d+, of .*, was in the site history once and is not there any more/,
  )
})
