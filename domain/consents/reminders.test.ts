import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { ownNotices } from '@/domain/notices/notices'
import type { Actor } from '@/domain/staff/actor'
import { consentFor } from '@/domain/testing/consents'
import { got, post, someone } from '@/domain/testing/newsroom'
import { revokeConsent } from './consents'
import { notifyOfEndingConsents } from './reminders'

const day = 86_400_000
const start = Date.UTC(2026, 0, 1, 2)
const end = Date.UTC(2026, 5, 30, 17)
let editor: Actor
let contributor: Actor
let entryId: number

beforeEach(async () => {
  testDatabase()
  editor = await someone('editor')
  contributor = await someone('contributor')
  entryId = (await post(contributor, { title: 'Her own words' }, start)).entryId
})

async function told(who: Actor) {
  return (await ownNotices(who)).items.map(({ kind, title, lastDay }) => [kind, title, lastDay])
}

test('whoever may manage consents is told 60, 30 and 7 days before the end, each once, the entry and the day alone', async () => {
  await consentFor(editor, { entryIds: [entryId], lastDay: '2026-06-30' }, start)
  const counts: number[] = []
  for (const before of [61, 60, 59, 31, 30, 8, 7, 1]) {
    await notifyOfEndingConsents(end - before * day)
    await notifyOfEndingConsents(end - before * day + 1)
    counts.push((await told(editor)).length)
  }
  expect(counts).toEqual([0, 1, 1, 1, 2, 2, 3, 3])
  expect((await told(editor))[0]).toEqual(['consent', 'Her own words', '2026-06-30'])
  expect(await told(contributor)).toEqual([])
})

test('a consent that was recorded late is told from the next of these days on; a revoked one is not', async () => {
  await consentFor(editor, { entryIds: [entryId], lastDay: '2026-06-30' }, end - 20 * day)
  await notifyOfEndingConsents(end - 19 * day)
  expect(await told(editor)).toEqual([])
  await notifyOfEndingConsents(end - 6 * day)
  expect(await told(editor)).toHaveLength(1)
  const revoked = await consentFor(editor, { entryIds: [entryId], lastDay: '2026-06-28' }, end - 30 * day)
  got(await revokeConsent(editor, { consentId: revoked }, end - 29 * day))
  await notifyOfEndingConsents(end - 5 * day)
  expect(await told(editor)).toHaveLength(1)
})
