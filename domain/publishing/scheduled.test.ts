import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft, type SavedRevision } from '@/domain/writing/drafts'
import { reschedule, cancelRelease } from './scheduled'
import { findItem } from '@/domain/published/item'
import { releasesOf } from '@/domain/testing/bundles'
import { release, withdraw } from './releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000
const path = '/2014/10/report'

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

const begun = () => post(editor, { title: 'Report', body: text('old') }, october)

async function changed(saved: SavedRevision, words: string, slug = 'report', now = october + 1) {
  const whole = content({ title: 'Report', slug, body: text(words) })
  return got(await saveDraft(editor, { entryId: saved.entryId, base: saved, session: 't', content: whole }, now))
}

const notice = { reason: 'outdated', explanation: 'Kept for the record.', keepPage: true } as const
const readers = async (now: number, at = path) => {
  const lookup = await findItem({ path: at, now })
  return lookup?.is === 'live' ? [lookup.item.bodyHtml, lookup.item.notice?.explanation] : lookup?.is
}

test('a notice that was set for later stands over the text that was released meanwhile', async () => {
  const first = await begun()
  got(await release(editor, first, october))
  got(await withdraw(editor, { ...notice, entryId: first.entryId, at: october + 5 * day }, october))
  const second = await changed(first, 'new')
  got(await release(editor, second, october + day))
  expect(await readers(october + 5 * day - 1)).toEqual(['<p>new</p>', undefined])
  expect(await readers(october + 5 * day)).toEqual(['<p>new</p>', 'Kept for the record.'])
})

test('such a notice also follows a change that is only scheduled, its address, and that it is taken back', async () => {
  const first = await begun()
  got(await release(editor, first, october))
  got(await withdraw(editor, { ...notice, entryId: first.entryId, at: october + 5 * day }, october))
  const second = await changed(first, 'new', 'renamed')
  const change = got(await release(editor, { ...second, at: october + 2 * day }, october + 2))
  expect(await readers(october + 5 * day, '/2014/10/renamed')).toEqual(['<p>new</p>', 'Kept for the record.'])
  expect(await readers(october + 5 * day)).toBe('moved')
  got(await cancelRelease(editor, change.releaseId, october + 3))
  expect(await readers(october + 5 * day)).toEqual(['<p>old</p>', 'Kept for the record.'])
})

test('a withdrawal goes with the only text that it could withdraw', async () => {
  const first = await begun()
  const { releaseId } = got(await release(editor, { ...first, at: october + day }, october))
  got(await withdraw(editor, { ...notice, entryId: first.entryId, at: october + 2 * day }, october))
  got(await cancelRelease(editor, releaseId, october + 1))
  const rows = await releasesOf(first.entryId)
  expect(rows.map((row) => row.cancelledAt)).toEqual([october + 1, october + 1])
})

test('a first text is not moved behind its withdrawal, which would then never come', async () => {
  const first = await begun()
  const { releaseId } = got(await release(editor, { ...first, at: october + day }, october))
  const end = got(await withdraw(editor, { ...notice, entryId: first.entryId, at: october + 2 * day }, october))
  const refusal = {
    ok: false,
    problems: [{ message: expect.stringContaining('set to be withdrawn Thu 9 Oct 2014, 09:00'), field: 'at' }],
  }
  expect(await reschedule(editor, { releaseId, at: october + 3 * day }, october + 1)).toMatchObject(refusal)
  expect(await release(editor, { ...first, at: october + 3 * day }, october + 1)).toMatchObject(refusal)
  expect(await readers(october + day)).toEqual(['<p>old</p>', undefined])
  got(await reschedule(editor, { releaseId: end.releaseId, at: october + 4 * day }, october + 2))
  got(await reschedule(editor, { releaseId, at: october + 3 * day }, october + 3))
  expect(await readers(october + 2 * day)).toBeUndefined()
})

test('moving takes the row back and puts one that says the same in its place, and can be moved back', async () => {
  const first = await begun()
  const { releaseId } = got(
    await release(editor, { ...first, at: october + day, major: true, note: 'Two figures.' }, october),
  )
  await changed(first, 'a newer draft that nobody released')
  const moved = got(await reschedule(editor, { releaseId, at: october + 30 * day }, october + 2))
  expect(moved.path).toBe('/2014/11/report')
  expect(await readers(october + day)).toBeUndefined()
  expect(await readers(october + 30 * day, '/2014/11/report')).toEqual(['<p>old</p>', undefined])
  const back = got(await reschedule(editor, { releaseId: moved.releaseId, at: october + day }, october + 3))
  const rows = await releasesOf(first.entryId)
  expect(rows.map(({ goesLiveAt, cancelledAt, note }) => [goesLiveAt, cancelledAt, note])).toEqual([
    [october + 30 * day, october + 3, 'Two figures.'],
    [october + day, null, 'Two figures.'],
    [october + day, october + 2, 'Two figures.'],
  ])
  expect(rows[1]!.id).toBe(back.releaseId)
})

test('what has come, what was taken back and the past cannot be moved', async () => {
  const first = await begun()
  const { releaseId } = got(await release(editor, { ...first, at: october + day }, october))
  const move = (at: number, now: number) => reschedule(editor, { releaseId, at }, now)
  expect(await move(october, october + 1)).toMatchObject({
    problems: [{ message: expect.stringMatching(/has passed/) }],
  })
  expect(await move(october + 9 * day, october + 2 * day)).toMatchObject({
    problems: [{ message: expect.stringMatching(/come already/) }],
  })
  got(await cancelRelease(editor, releaseId, october + 2))
  expect(await move(october + 9 * day, october + 3)).toMatchObject({
    problems: [{ message: expect.stringMatching(/cancelled/) }],
  })
  expect(await cancelRelease(editor, releaseId, october + 3)).toMatchObject({ ok: false })
})

test('a contributor moves and takes back nothing', async () => {
  const contributor = await someone('contributor')
  const own = await post(contributor, {}, october)
  const { releaseId } = got(await release(editor, { ...own, at: october + day }, october))
  const notPermitted = { name: 'NotPermitted' }
  await expect(reschedule(contributor, { releaseId, at: october + 2 * day }, october)).rejects.toMatchObject(
    notPermitted,
  )
  await expect(cancelRelease(contributor, releaseId, october)).rejects.toMatchObject(notPermitted)
})

test('a new withdrawal for later takes the place of the one that waited', async () => {
  const first = await begun()
  got(await release(editor, first, october))
  const why = { entryId: first.entryId, reason: 'outdated', explanation: 'Old.' } as const
  got(await withdraw(editor, { ...why, at: october + day }, october))
  got(await withdraw(editor, { ...why, at: october + 2 * day }, october + 1))
  expect(await readers(october + day)).toEqual(['<p>old</p>', undefined])
  expect(await readers(october + 2 * day)).toBe('gone')
})

test('readers are sent to a replacement only while it is live, and to the explanation after that', async () => {
  const [old, next] = [await begun(), await post(editor, { title: 'Next' }, october)]
  got(await release(editor, old, october))
  const why = { entryId: old.entryId, reason: 'replaced', explanation: 'See the new one.' } as const
  expect(await withdraw(editor, { ...why, replacedBy: next.entryId }, october + 1)).toMatchObject({
    problems: [{ field: 'replacedBy' }],
  })
  got(await release(editor, next, october + 1))
  got(await withdraw(editor, { ...why, replacedBy: next.entryId }, october + 2))
  expect(await findItem({ path, now: october + 2 })).toEqual({ is: 'moved', path: '/2014/10/next' })
  const error = { entryId: next.entryId, reason: 'error', explanation: 'Wrong.' } as const
  got(await withdraw(editor, error, october + 3))
  expect(await findItem({ path, now: october + 3 })).toMatchObject({ is: 'gone', explanation: 'See the new one.' })
})
