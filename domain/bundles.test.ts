import { beforeEach, expect, test } from 'vitest'
import { rawWriter, read } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { includeNewest, moveBundle, releaseBundle, unscheduleBundle } from './together'
import { addToBundle, createBundle, dissolveBundle, findBundle, listBundles, openBundles, takeOut } from './bundles'
import { happenings } from './calendar'
import { saveDraft, type Saved } from './drafts'
import { reschedule, takeBack } from './pending'
import { latestPosts } from './published/posts'
import { release, releasesOf, unschedule, withdraw } from './releases'
import { content, got, post, someone, text } from './test-newsroom'

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000
const tomorrow = october + day

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

/** A press release, a report and its translation, in one bundle. */
async function gathered(titles = ['Press release', 'Report', 'Translation']) {
  const entries: Saved[] = []
  for (const title of titles) entries.push(await post(editor, { title }, october))
  const entryIds = entries.map((entry) => entry.entryId)
  const { bundleId } = got(await createBundle(editor, { name: 'Annual report', entryIds }, october))
  return { bundleId, entries }
}

const readers = async (now: number) =>
  ((await latestPosts({ now, language: 'en', page: 1 }))?.items ?? []).map((item) => item.title).toSorted()
const rowsOf = async (entries: Saved[]) =>
  (await Promise.all(entries.map((entry) => releasesOf(read(), entry.entryId)))).flat().map((row) => row.release)

async function changed({ entryId, ...base }: Saved, words: string) {
  const whole = content({ title: words, slug: base.slug, body: text(words) })
  return got(await saveDraft(editor, { entryId, base, session: 't', content: whole }, october + 1))
}

test('one moment shows all of a bundle, and not one of it before', async () => {
  const bundle = await gathered()
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  expect(await readers(tomorrow - 1)).toEqual([])
  expect(await readers(tomorrow)).toEqual(['Press release', 'Report', 'Translation'])
  expect(new Set((await rowsOf(bundle.entries)).map((row) => row.goesLiveAt))).toEqual(new Set([tomorrow]))
})

test('one entry that cannot go keeps all back, and the refusal names it', async () => {
  const bundle = await gathered(['Press release', '', 'Translation'])
  const answer = await releaseBundle(editor, { ...bundle, at: tomorrow }, october)
  expect(answer).toMatchObject({ ok: false, problems: [{ message: '“Untitled”: Give the entry a title.' }] })
  expect(await rowsOf(bundle.entries)).toEqual([])
  expect(await readers(tomorrow)).toEqual([])
  expect((await findBundle(editor, bundle.bundleId, october))!.members.map((member) => member.problems)).toEqual([
    [],
    ['Give the entry a title.'],
    [],
  ])
})

test('every problem of every entry is told at once', async () => {
  const bundle = await gathered(['', 'Report', ''])
  await changed(bundle.entries[1]!, 'Saved since')
  const answer = await releaseBundle(editor, bundle, october + 2)
  expect(answer.ok ? [] : answer.problems.map((problem) => problem.message)).toEqual([
    '“Untitled”: Give the entry a title.',
    '“Saved since”: This entry was saved again in the meantime. Read the newest text, then publish it.',
    '“Untitled”: Give the entry a title.',
  ])
})

test('a failure in the middle of the transaction leaves nothing of a bundle behind', async () => {
  const bundle = await gathered()
  const last = bundle.entries.at(-1)!.entryId
  rawWriter().exec(`create trigger fails before insert on releases when new.entry_id = ${last}
    begin select raise(abort, 'the disk went away'); end`)
  await expect(releaseBundle(editor, { ...bundle, at: tomorrow }, october)).rejects.toThrow('the disk went away')
  expect(await rowsOf(bundle.entries)).toEqual([])
  rawWriter().exec('drop trigger fails')
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))

  rawWriter().exec(`create trigger fails before insert on releases when new.entry_id = ${last}
    begin select raise(abort, 'the disk went away'); end`)
  await expect(moveBundle(editor, { ...bundle, at: tomorrow + day }, october + 1)).rejects.toThrow()
  expect(await readers(tomorrow)).toHaveLength(3)
  expect((await rowsOf(bundle.entries)).every((row) => row.cancelledAt === null)).toBe(true)
})

test('moving and unscheduling take all of a bundle along', async () => {
  const bundle = await gathered()
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  got(await moveBundle(editor, { ...bundle, at: tomorrow + day }, october + 1))
  expect(await readers(tomorrow + day - 1)).toEqual([])
  expect(await readers(tomorrow + day)).toHaveLength(3)
  expect((await findBundle(editor, bundle.bundleId, october + 2))!.state).toEqual({
    is: 'scheduled',
    at: tomorrow + day,
  })
  got(await unscheduleBundle(editor, bundle.bundleId, october + 3))
  expect(await readers(tomorrow + 9 * day)).toEqual([])
  expect((await findBundle(editor, bundle.bundleId, october + 4))!.state).toEqual({ is: 'gathering' })
  expect(await moveBundle(editor, { ...bundle, at: tomorrow }, october + 5)).toMatchObject({ ok: false })
})

test('an entry of a bundle goes no way of its own, and is told which bundle holds it', async () => {
  const bundle = await gathered()
  const [first] = bundle.entries as [Saved]
  const told = (words: RegExp) => ({ ok: false, problems: [{ message: expect.stringMatching(words) }] })
  const gatheredWords = /in the bundle “Annual report”.*Publish the bundle, or take the entry out/
  expect(await release(editor, first, october)).toMatchObject(told(gatheredWords))

  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  const [{ id: releaseId } = { id: 0 }] = await rowsOf([first])
  const words = /in the bundle “Annual report”.*Wed 8 Oct 2014, 09:00 Bangkok.*unschedule the bundle/
  expect(await release(editor, first, october + 1)).toMatchObject(told(words))
  expect(await unschedule(editor, first.entryId, october + 1)).toMatchObject(told(words))
  expect(await takeBack(editor, releaseId, october + 1)).toMatchObject(told(words))
  expect(await reschedule(editor, { releaseId, at: tomorrow + day }, october + 1)).toMatchObject(told(words))
  const why = { entryId: first.entryId, reason: 'error', explanation: 'Wrong.' } as const
  expect(await withdraw(editor, { ...why, at: tomorrow + day }, october + 1)).toMatchObject(told(words))
  expect(await takeOut(editor, { ...bundle, entryId: first.entryId }, october + 1)).toMatchObject({ ok: false })
  expect(await dissolveBundle(editor, bundle.bundleId, october + 1)).toMatchObject({ ok: false })
  expect(await readers(tomorrow)).toHaveLength(3)

  got(await withdraw(editor, why, tomorrow + 1))
  expect(await readers(tomorrow + 1)).toHaveLength(2)
})

test('what was written after scheduling waits until someone includes it', async () => {
  const bundle = await gathered()
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  const newer = await changed(bundle.entries[0]!, 'Corrected release')
  const [member] = (await findBundle(editor, bundle.bundleId, october + 2))!.members
  expect(member).toMatchObject({ headId: newer.revisionId, goes: { savedAt: october, newer: true } })
  expect(await readers(tomorrow)).toContain('Press release')
  got(await includeNewest(editor, { ...bundle, ...newer }, october + 3))
  expect(await readers(tomorrow)).toEqual(['Corrected release', 'Report', 'Translation'])
  expect((await findBundle(editor, bundle.bundleId, october + 4))!.members[0]!.goes!.newer).toBe(false)
})

test('an entry is in one bundle at a time, and free again when that has gone live or is dissolved', async () => {
  const bundle = await gathered()
  const [first, second] = bundle.entries as [Saved, Saved]
  const { bundleId: other } = got(await createBundle(editor, { name: 'Other' }, october))
  const join = (entryId: number, now: number) => addToBundle(editor, { bundleId: other, entryId }, now)
  expect(await join(first.entryId, october)).toMatchObject({ ok: false })
  got(await takeOut(editor, { ...bundle, entryId: first.entryId }, october))
  got(await join(first.entryId, october))
  got(await dissolveBundle(editor, other, october + 1))
  got(await release(editor, first, october + 2))

  const rest = { bundleId: bundle.bundleId, entries: bundle.entries.slice(1) }
  got(await releaseBundle(editor, rest, october + 3))
  got(await release(editor, await changed(second, 'By itself'), october + 4))
  expect(await releaseBundle(editor, rest, october + 5)).toMatchObject({ ok: false })
  expect((await listBundles(editor, october + 5)).map((row) => [row.name, row.entries, row.state])).toEqual([
    ['Annual report', 2, { is: 'live', since: october + 3 }],
  ])
  expect(await openBundles(editor, october + 5)).toEqual([])
})

test('a bundle that was changed since it was read is not published', async () => {
  const bundle = await gathered()
  const late = await post(editor, { title: 'Late' }, october)
  got(await addToBundle(editor, { bundleId: bundle.bundleId, entryId: late.entryId }, october))
  expect(await releaseBundle(editor, bundle, october)).toMatchObject({ ok: false })
  expect(await readers(october)).toEqual([])
})

test('an entry that is scheduled by itself, an empty bundle and a past moment are refused', async () => {
  const single = await post(editor, { title: 'Single' }, october)
  got(await release(editor, { ...single, at: tomorrow }, october))
  const { bundleId } = got(await createBundle(editor, { name: 'Empty' }, october))
  expect(await addToBundle(editor, { bundleId, entryId: single.entryId }, october)).toMatchObject({
    problems: [{ message: expect.stringContaining('scheduled by itself') }],
  })
  expect(await releaseBundle(editor, { bundleId, entries: [] }, october)).toMatchObject({ ok: false })
  expect(await releaseBundle(editor, { bundleId, entries: [], at: october - 1 }, october)).toMatchObject({
    problems: [{ field: 'at' }],
  })
  expect(await createBundle(editor, { name: ' ' }, october)).toMatchObject({ problems: [{ field: 'name' }] })
})

test('the calendar names the bundle, and contributors reach no bundle at all', async () => {
  const bundle = await gathered()
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  const coming = await happenings(editor, { from: october, until: tomorrow + day }, october)
  expect(coming.map((one) => one.bundle?.name)).toEqual(['Annual report', 'Annual report', 'Annual report'])
  const contributor = await someone('contributor')
  const notPermitted = { name: 'NotPermitted' }
  await expect(listBundles(contributor, october)).rejects.toMatchObject(notPermitted)
  await expect(findBundle(contributor, bundle.bundleId, october)).rejects.toMatchObject(notPermitted)
  await expect(releaseBundle(contributor, bundle, october)).rejects.toMatchObject(notPermitted)
  await expect(moveBundle(contributor, { ...bundle, at: tomorrow }, october)).rejects.toMatchObject(notPermitted)
  await expect(unscheduleBundle(contributor, bundle.bundleId, october)).rejects.toMatchObject(notPermitted)
})
