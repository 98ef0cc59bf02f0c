import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { audit } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { moveBundle, releaseBundle, unscheduleBundle } from './bundle-release'
import {
  addToBundle,
  createBundle,
  dissolveBundle,
  findBundle,
  reopenBundle,
  listBundles,
  openBundles,
  renameBundle,
  removeFromBundle,
} from './bundles'
import { runBulk } from '@/domain/desk/bulk'
import { calendarEvents } from '@/domain/desk/calendar'
import type { SavedRevision } from '@/domain/writing/drafts'
import { reschedule, cancelRelease } from './scheduled'
import { release, unschedule, withdraw } from './releases'
import { changed, gathered, october, readers, rowsOf } from '@/domain/testing/bundles'
import { got, post, someone } from '@/domain/testing/newsroom'
import { trashEntry } from '@/domain/entries/trash'

const day = 86_400_000
const tomorrow = october + day

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

test('an entry of a bundle goes no way of its own, and is told which bundle holds it', async () => {
  const bundle = await gathered(editor)
  const [first] = bundle.entries as [SavedRevision]
  const refusal = (words: RegExp) => ({ ok: false, problems: [{ message: expect.stringMatching(words) }] })
  const gatheredWords = /in the bundle “Annual report”.*Publish the bundle, or remove the text from it/
  expect(await release(editor, first, october)).toMatchObject(refusal(gatheredWords))

  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  const [{ id: releaseId } = { id: 0 }] = await rowsOf([first])
  const words = /in the bundle “Annual report”.*tomorrow 09:00\..*unschedule the bundle/
  expect(await release(editor, first, october + 1)).toMatchObject(refusal(words))
  expect(await unschedule(editor, first.entryId, october + 1)).toMatchObject(refusal(words))
  expect(await cancelRelease(editor, releaseId, october + 1)).toMatchObject(refusal(words))
  expect(await reschedule(editor, { releaseId, at: tomorrow + day }, october + 1)).toMatchObject(refusal(words))
  const why = { entryId: first.entryId, reason: 'error', explanation: 'Wrong.' } as const
  expect(await withdraw(editor, { ...why, at: tomorrow + day }, october + 1)).toMatchObject(refusal(words))
  expect(await removeFromBundle(editor, { ...bundle, entryId: first.entryId }, october + 1)).toMatchObject({
    ok: false,
  })
  expect(await dissolveBundle(editor, bundle.bundleId, october + 1)).toMatchObject({ ok: false })
  expect(await readers(tomorrow)).toHaveLength(3)

  got(await withdraw(editor, why, tomorrow + 1))
  expect(await readers(tomorrow + 1)).toHaveLength(2)
})

test('an entry is in one bundle at a time, and free again when that has gone live or is dissolved', async () => {
  const bundle = await gathered(editor)
  const [first, second] = bundle.entries as [SavedRevision, SavedRevision]
  const { bundleId: other } = got(await createBundle(editor, { name: 'Other' }, october))
  const join = (entryId: number, now: number) => addToBundle(editor, { bundleId: other, entryIds: [entryId] }, now)
  expect(await join(first.entryId, october)).toMatchObject({ ok: false })
  got(await removeFromBundle(editor, { ...bundle, entryId: first.entryId }, october))
  got(await join(first.entryId, october))
  got(await dissolveBundle(editor, other, october + 1))
  got(await release(editor, first, october + 2))

  const rest = { bundleId: bundle.bundleId, entries: bundle.entries.slice(1) }
  got(await releaseBundle(editor, rest, october + 3))
  got(await release(editor, await changed(editor, second, 'By itself'), october + 4))
  expect(await releaseBundle(editor, rest, october + 5)).toMatchObject({ ok: false })
  expect((await listBundles(editor, october + 5)).map((row) => [row.name, row.entries, row.state])).toEqual([
    ['Annual report', 2, { is: 'live', since: october + 3 }],
  ])
  expect(await openBundles(editor, october + 5)).toEqual([])
})

test('several entries are put into a bundle at once, or where one cannot be, none of them', async () => {
  const bundle = await gathered(editor)
  const [taken] = bundle.entries as [SavedRevision]
  const { bundleId } = got(await createBundle(editor, { name: 'Other' }, october))
  const [one, two] = [await post(editor, { title: 'One' }), await post(editor, { title: 'Two' })]
  const add = (...entryIds: number[]) => addToBundle(editor, { bundleId, entryIds }, october)
  const members = async () => (await findBundle(editor, bundleId, october))!.members.map(({ entryId }) => entryId)
  const refusedAdd = await add(one.entryId, taken.entryId)
  expect(refusedAdd).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/^“.+”: It is in the bundle/) }],
  })
  expect(await members()).toEqual([])
  got(await add(two.entryId, one.entryId, two.entryId))
  expect(await members()).toEqual([one.entryId, two.entryId])
})

test('a bundle gets another name until it has gone live, with an act in the record', async () => {
  const bundle = await gathered(editor)
  const rename = (name: string, now: number) => renameBundle(editor, { bundleId: bundle.bundleId, name }, now)
  const nameNow = async () => (await findBundle(editor, bundle.bundleId, october))!.name
  const atName = { ok: false, problems: [{ field: 'name' }] }
  expect(await rename(' ', october)).toMatchObject(atName)
  expect(await rename('x'.repeat(121), october)).toMatchObject(atName)
  got(await rename(' Report of 2014 ', october))
  got(await rename('Report of 2014', october))
  expect(await nameNow()).toBe('Report of 2014')
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  got(await rename('Report, scheduled', october + 1))
  expect(await rename('Too late', tomorrow)).toMatchObject({ ok: false })
  expect(await nameNow()).toBe('Report, scheduled')
  const acts = (await read().select().from(audit)).filter((act) => act.verb === 'renamed a bundle')
  expect(acts.map((act) => [act.by, act.detail])).toEqual([
    [editor.id, { bundle: bundle.bundleId }],
    [editor.id, { bundle: bundle.bundleId }],
  ])
})

test('a dissolved bundle is gathered again with the entries it had, unless one of them went its own way', async () => {
  const bundle = await gathered(editor)
  got(await dissolveBundle(editor, bundle.bundleId, october))
  expect(await renameBundle(editor, { ...bundle, name: 'Gone' }, october)).toMatchObject({ ok: false })
  got(await reopenBundle(editor, bundle.bundleId, october))
  expect((await findBundle(editor, bundle.bundleId, october))!.members).toHaveLength(3)
  got(await dissolveBundle(editor, bundle.bundleId, october))
  got(await release(editor, { ...bundle.entries[1]!, at: tomorrow }, october))
  expect(await reopenBundle(editor, bundle.bundleId, october)).toMatchObject({
    problems: [{ message: expect.stringMatching(/^“Report”: It is scheduled by itself/) }],
  })
  expect((await findBundle(editor, bundle.bundleId, october))!.state).toEqual({ is: 'dissolved' })
})

test('whatever is tried with a member of a scheduled bundle, alone or in bulk, the refusal leads to the bundle', async () => {
  const bundle = await gathered(editor)
  const live = bundle.entries[0]!
  got(await removeFromBundle(editor, { ...bundle, entryId: live.entryId }, october))
  got(await release(editor, live, october))
  got(await addToBundle(editor, { ...bundle, entryIds: [live.entryId] }, october))
  const entries = [await changed(editor, live, 'Second edition'), ...bundle.entries.slice(1)]
  got(await releaseBundle(editor, { ...bundle, entries, at: tomorrow }, october + 2))

  const see = { bundle: bundle.bundleId }
  const leads = { ok: false, problems: [{ message: expect.stringMatching(/unschedule the bundle/), see }] }
  expect(await trashEntry(editor, live.entryId, october + 3)).toMatchObject(leads)
  const refused = entries.map(() => ({ why: expect.stringMatching(/unschedule the bundle/), see }))
  const ids = entries.map((entry) => entry.entryId)
  const acts = [
    ...(['publish', 'unschedule', 'trash'] as const).map((act) => ({ act })),
    { act: 'schedule', at: tomorrow + day },
    { act: 'withdraw', reason: 'error', explanation: 'Wrong.' },
  ] as const
  for (const act of acts)
    expect(await runBulk(editor, { ids }, act, october + 3), act.act).toMatchObject({ value: { done: [], refused } })
})

test('an entry that is scheduled by itself, an empty bundle and a past moment are refused', async () => {
  const single = await post(editor, { title: 'Single' }, october)
  got(await release(editor, { ...single, at: tomorrow }, october))
  const { bundleId } = got(await createBundle(editor, { name: 'Empty' }, october))
  expect(await addToBundle(editor, { bundleId, entryIds: [single.entryId] }, october)).toMatchObject({
    problems: [{ message: expect.stringContaining('scheduled by itself') }],
  })
  expect(await releaseBundle(editor, { bundleId, entries: [] }, october)).toMatchObject({ ok: false })
  expect(await releaseBundle(editor, { bundleId, entries: [], at: october - 1 }, october)).toMatchObject({
    problems: [{ field: 'at' }],
  })
  expect(await createBundle(editor, { name: ' ' }, october)).toMatchObject({ problems: [{ field: 'name' }] })
})

test('the calendar names the bundle, and contributors reach no bundle at all', async () => {
  const bundle = await gathered(editor)
  got(await releaseBundle(editor, { ...bundle, at: tomorrow }, october))
  const coming = await calendarEvents(editor, { from: october, until: tomorrow + day }, october)
  expect(coming.map((one) => one.bundle?.name)).toEqual(['Annual report', 'Annual report', 'Annual report'])
  const contributor = await someone('contributor')
  const notPermitted = { name: 'NotPermitted' }
  await expect(listBundles(contributor, october)).rejects.toMatchObject(notPermitted)
  await expect(findBundle(contributor, bundle.bundleId, october)).rejects.toMatchObject(notPermitted)
  await expect(releaseBundle(contributor, bundle, october)).rejects.toMatchObject(notPermitted)
  await expect(moveBundle(contributor, { ...bundle, at: tomorrow }, october)).rejects.toMatchObject(notPermitted)
  await expect(unscheduleBundle(contributor, bundle.bundleId, october)).rejects.toMatchObject(notPermitted)
  await expect(renameBundle(contributor, { ...bundle, name: 'Mine' }, october)).rejects.toMatchObject(notPermitted)
  await expect(reopenBundle(contributor, bundle.bundleId, october)).rejects.toMatchObject(notPermitted)
})
