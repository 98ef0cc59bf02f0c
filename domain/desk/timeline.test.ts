import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { reschedule } from '@/domain/publishing/scheduled'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { timelineOf } from './timeline'

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

let editor: Awaited<ReturnType<typeof someone>>
let other: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone('editor', 'Sokha')
  other = await someone('editor', 'Nilar')
})

const eventsOf = async (entryId: number, now: number) =>
  (await timelineOf(editor, entryId, now))!.map((event) => [
    (event.at - october) / day,
    event.by,
    event.what,
    'effect' in event ? event.effect : 'for' in event ? (event.for - october) / day : undefined,
  ])

test('the life of an entry is told in its order, by whom, and what is to come after it', async () => {
  const first = await post(editor, { title: 'Report' }, october)
  const { releaseId } = got(await release(other, { ...first, at: october + 3 * day }, october + day))
  got(await reschedule(editor, { releaseId, at: october + 4 * day }, october + 2 * day))
  const whole = content({ title: 'Report, corrected', slug: 'report' })
  const save = { entryId: first.entryId, base: first, session: 't', content: whole }
  const second = got(await saveDraft(editor, save, october + 5 * day))
  got(await release(editor, { ...second, major: true, note: 'Two figures.' }, october + 6 * day))
  const why = { entryId: first.entryId, reason: 'outdated', explanation: 'See the new one.' } as const
  got(await withdraw(other, { ...why, at: october + 9 * day }, october + 7 * day))
  expect(await eventsOf(first.entryId, october + 8 * day)).toEqual([
    [0, 'Sokha', 'began', undefined],
    [1, 'Nilar', 'scheduled', 3],
    [2, 'Sokha', 'moved', undefined],
    [4, null, 'takes effect', 'goes live'],
    [6, 'Sokha', 'takes effect', 'changes'],
    [7, 'Nilar', 'scheduled', 9],
    [9, null, 'takes effect', 'is withdrawn'],
  ])
})

test('what was taken back, and what another text replaced, stay in the story', async () => {
  const first = await post(editor, { title: 'Report' }, october)
  got(await release(editor, { ...first, at: october + 9 * day }, october + day))
  const whole = content({ title: 'Another', slug: 'report' })
  const save = { entryId: first.entryId, base: first, session: 't', content: whole }
  const second = got(await saveDraft(editor, save, october + 2 * day))
  got(await release(editor, { ...second, at: october + 9 * day }, october + 3 * day))
  got(await unschedule(other, first.entryId, october + 4 * day))
  const events = (await timelineOf(editor, first.entryId, october + 5 * day))!
  expect(events.map((event) => [event.what, event.by, 'replaced' in event && event.replaced])).toEqual([
    ['began', 'Sokha', false],
    ['scheduled', 'Sokha', false],
    ['took back', 'Sokha', true],
    ['scheduled', 'Sokha', false],
    ['took back', 'Nilar', false],
  ])
})

test('a contributor reads the story of their own entries alone', async () => {
  const contributor = await someone('contributor')
  const [own, foreign] = [await post(contributor, {}, october), await post(editor, {}, october)]
  expect(await timelineOf(contributor, own.entryId, october)).toHaveLength(1)
  await expect(timelineOf(contributor, foreign.entryId, october)).rejects.toMatchObject({ name: 'NotPermitted' })
  expect(await timelineOf(editor, 999, october)).toBeUndefined()
})
