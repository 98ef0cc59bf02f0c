import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { chooseLimitAtRisk } from '@/domain/consents/limit-at-risk'
import { declarePeople } from '@/domain/consents/marks'
import { audienceOf, setAudience } from '@/domain/notices/audience'
import { closedTexts, takeOverAll } from '@/domain/notices/closed-texts'
import { ownNotices } from '@/domain/notices/notices'
import { audienceStateOf } from '@/domain/publishing/audience-state'
import type { Actor } from '@/domain/staff/actor'
import { got, post, someone } from '@/domain/testing/newsroom'
import { submit } from './review'

const now = Date.UTC(2026, 0, 1, 2)
let admin: Actor
let writer: Actor
let mya: Actor
beforeEach(async () => {
  testDatabase()
  ;[admin, writer, mya] = [await someone('admin'), await someone('contributor', 'Wai'), await someone('editor', 'Mya')]
})

async function markedAsLimited() {
  got(await chooseLimitAtRisk(admin, true, now))
  const saved = await post(writer, { title: 'Her story' }, now)
  got(await declarePeople(writer, { entryId: saved.entryId, people: 'at risk' }, now))
  return saved
}

test('a text that is marked as about people at risk is limited to its author where the setting says so, and only then', async () => {
  const before = await post(writer, { title: 'Before' }, now)
  got(await declarePeople(writer, { entryId: before.entryId, people: 'at risk' }, now))
  expect(await audienceOf(writer, before.entryId)).toEqual({ people: [], teams: [] })
  const { entryId } = await markedAsLimited()
  expect(await audienceOf(writer, entryId)).toEqual({ people: [writer.id], teams: [] })
  expect(await audienceStateOf(writer, entryId)).toMatchObject({
    limit: { people: ['Wai'], teams: [] },
    mayChange: true,
  })
  expect(await audienceStateOf(admin, entryId)).toBeUndefined()
  got(await setAudience(writer, { entryId, people: [writer.id!, mya.id!], teams: [] }, now))
  got(await declarePeople(writer, { entryId, people: 'at risk' }, now))
  expect((await audienceOf(writer, entryId))!.people).toEqual([writer.id, mya.id])
})

test('whoever is asked for a review is named by that; where nobody who sees the text may review, whom to ask has to be said', async () => {
  const { entryId, ...base } = await markedAsLimited()
  const refusal = await submit(writer, { entryId, base }, now)
  expect(refusal).toMatchObject({ ok: false, problems: [{ field: 'asks' }] })
  got(await submit(writer, { entryId, base, asks: mya.id! }, now))
  expect((await audienceOf(mya, entryId))!.people).toEqual([writer.id, mya.id])
  expect((await ownNotices(mya)).items).toMatchObject([{ kind: 'submitted', entryId }])
})

test('an admin counts what they cannot see without a title, and takes it over with a reason that the others are told', async () => {
  const { entryId } = await markedAsLimited()
  const [closed, ...others] = await closedTexts(admin)
  expect([closed, others]).toEqual([{ of: expect.any(String), people: ['Wai'], teams: [], count: 1 }, []])
  const { of } = closed!
  expect(await takeOverAll(admin, { of, reason: ' ' }, now)).toMatchObject({ problems: [{ field: 'reason' }] })
  expect(await takeOverAll(admin, { of: '{}', reason: 'She is ill.' }, now)).toMatchObject({ ok: false })
  got(await takeOverAll(admin, { of, reason: 'She is ill.' }, now))
  expect((await audienceOf(admin, entryId))!.people).toEqual([writer.id, admin.id])
  expect((await ownNotices(writer)).items).toMatchObject([{ kind: 'commented', entryId, quote: 'She is ill.' }])
  expect(await closedTexts(admin)).toEqual([])
  await expect(closedTexts(mya)).rejects.toThrow('may not')
  await expect(takeOverAll(mya, { of, reason: 'Mine.' }, now)).rejects.toThrow('may not')
})
