import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { findItem } from '@/domain/published/item'
import { release, unschedule, withdraw } from './releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

test('a scheduled post is invisible until its minute comes', async () => {
  testDatabase()
  const editor = await someone()
  const { entryId, revisionId } = await post(editor, { title: 'Workshop reports' }, october)
  const { path } = got(await release(editor, { entryId, revisionId, at: october + day }, october))
  expect(path).toBe('/2014/10/workshop-reports')
  expect(await findItem({ path, now: october + day - 1 })).toBeUndefined()
  expect(await findItem({ path, now: october + day })).toMatchObject({
    is: 'live',
    item: { title: 'Workshop reports' },
  })
})

test('of two acts that wait for each other, the one that is written last decides, whenever it was asked for', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'Reports' }, october)
  const { path } = got(await release(editor, first, october))
  const withdrawal = { entryId: first.entryId, reason: 'error', explanation: 'Wrong figures.' } as const
  got(await withdraw(editor, withdrawal, october + 200))
  expect(got(await release(editor, first, october + 100)).at).toBe(october + 200)
  expect(await findItem({ path, now: october + 199 })).toMatchObject({ is: 'live' })
  expect(await findItem({ path, now: october + 200 })).toMatchObject({ is: 'live' })
  got(await release(editor, first, october + 400))
  expect(got(await withdraw(editor, withdrawal, october + 300)).at).toBe(october + 400)
  expect(await findItem({ path, now: october + 500 })).toMatchObject({ is: 'gone' })
})

test('a live post keeps its text until a change is published', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'Reports', body: text('old') }, october)
  const { path } = got(await release(editor, first, october))
  const save = {
    entryId: first.entryId,
    base: first,
    session: 's',
    content: content({ title: 'Reports', slug: 'reports', body: text('new') }),
  }
  const second = got(await saveDraft(editor, save, october + 1))
  expect(second.revisionId).not.toBe(first.revisionId)
  expect(await findItem({ path, now: october + 2 })).toMatchObject({ item: { bodyHtml: '<p>old</p>' } })
  got(await release(editor, second, october + 3))
  expect(await findItem({ path, now: october + 2 })).toMatchObject({ item: { bodyHtml: '<p>old</p>' } })
  expect(await findItem({ path, now: october + 3 })).toMatchObject({ item: { bodyHtml: '<p>new</p>' } })
})

test('a changed slug moves the address from the moment of its release, not before', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'Reports' }, october)
  got(await release(editor, first, october))
  const save = {
    entryId: first.entryId,
    base: first,
    session: 's',
    content: content({ title: 'Reports', slug: 'seven-reports' }),
  }
  const second = got(await saveDraft(editor, save, october + 1))
  got(await release(editor, { ...second, at: october + 40 * day }, october + 2))
  const [before, after] = [october + 40 * day - 1, october + 40 * day]
  expect(await findItem({ path: '/2014/10/reports', now: before })).toMatchObject({ is: 'live' })
  expect(await findItem({ path: '/2014/10/seven-reports', now: before })).toBeUndefined()
  expect(await findItem({ path: '/2014/10/reports', now: after })).toEqual({
    is: 'moved',
    path: '/2014/10/seven-reports',
  })
  expect(await findItem({ path: '/2014/10/seven-reports', now: after })).toMatchObject({ is: 'live' })
})

test('an address is never given to another entry, even when only scheduled', async () => {
  testDatabase()
  const editor = await someone()
  const one = await post(editor, { title: 'Same' }, october)
  const two = await post(editor, { title: 'Same' }, october)
  got(await release(editor, { ...one, at: october + day }, october))
  expect(await release(editor, two, october)).toMatchObject({ ok: false, problems: [{ field: 'slug' }] })
  got(await unschedule(editor, one.entryId, october))
  expect(await release(editor, two, october)).toMatchObject({ ok: false })
})

test('unscheduling keeps the row and the post stays invisible', async () => {
  testDatabase()
  const editor = await someone()
  const draft = await post(editor, {}, october)
  const { path } = got(await release(editor, { ...draft, at: october + day }, october))
  got(await unschedule(editor, draft.entryId, october + 1))
  expect(await findItem({ path, now: october + 2 * day })).toBeUndefined()
  expect(await unschedule(editor, draft.entryId, october + 2)).toMatchObject({ ok: false })
})

test('publishing takes the place of what was scheduled', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { body: text('scheduled') }, october)
  const { path } = got(await release(editor, { ...first, at: october + day }, october))
  const save = {
    entryId: first.entryId,
    base: first,
    session: 's',
    content: content({ slug: 'a-title', body: text('published') }),
  }
  got(await release(editor, got(await saveDraft(editor, save, october + 1)), october + 2))
  expect(await findItem({ path, now: october + 2 * day })).toMatchObject({ item: { bodyHtml: '<p>published</p>' } })
})

test('a withdrawn post says why, or sends to its replacement, or stays under a notice', async () => {
  testDatabase()
  const editor = await someone()
  const one = await post(editor, { title: 'One' }, october)
  const two = await post(editor, { title: 'Two' }, october)
  const paths = [got(await release(editor, one, october)).path, got(await release(editor, two, october)).path]
  const request = { entryId: one.entryId, reason: 'error' as const, explanation: 'The figures were wrong.' }
  got(await withdraw(editor, request, october + 1))
  expect(await findItem({ path: paths[0]!, now: october + 1 })).toMatchObject({
    is: 'gone',
    title: 'One',
    reason: 'error',
  })
  got(await release(editor, one, october + 2))
  got(await withdraw(editor, { ...request, replacedBy: two.entryId }, october + 3))
  expect(await findItem({ path: paths[0]!, now: october + 3 })).toEqual({ is: 'moved', path: paths[1] })
  got(await release(editor, one, october + 4))
  got(await withdraw(editor, { ...request, keepPage: true }, october + 5))
  expect(await findItem({ path: paths[0]!, now: october + 5 })).toMatchObject({
    is: 'live',
    item: { notice: { reason: 'error', explanation: 'The figures were wrong.' } },
  })
})

test('what keeps a text from going live is said in sentences, and nothing is written', async () => {
  testDatabase()
  const editor = await someone()
  const untitled = await post(editor, { title: '  ', slug: 'Not A Slug' }, october)
  expect(await release(editor, untitled, october)).toMatchObject({ problems: [{ field: 'title' }, { field: 'slug' }] })
  const draft = await post(editor, {}, october)
  expect(await release(editor, { ...draft, at: october - 1 }, october)).toMatchObject({ problems: [{ field: 'at' }] })
  expect(await release(editor, { ...draft, revisionId: untitled.revisionId }, october)).toMatchObject({ ok: false })
  expect(await withdraw(editor, { entryId: draft.entryId, reason: 'error', explanation: 'x' }, october)).toMatchObject({
    ok: false,
  })
})

test('a contributor cannot release, and cannot write in what others began', async () => {
  testDatabase()
  const [editor, contributor] = [await someone(), await someone('contributor')]
  const own = await post(contributor, {}, october)
  await expect(release(contributor, own, october)).rejects.toMatchObject({ name: 'NotPermitted' })
  const other = await post(editor, {}, october)
  const save = { entryId: other.entryId, base: other, session: 's', content: content() }
  await expect(saveDraft(contributor, save, october)).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('the editorial date fixes the month of the address, and a later correction of it does not move it', async () => {
  testDatabase()
  const editor = await someone()
  const first = await post(editor, { title: 'Old news', dated: Date.UTC(2013, 4, 2) }, october)
  expect(got(await release(editor, first, october)).path).toBe('/2013/05/old-news')
  const save = {
    entryId: first.entryId,
    base: first,
    session: 's',
    content: content({ title: 'Old news', slug: 'old-news', dated: Date.UTC(2015, 0, 1) }),
  }
  const second = got(await saveDraft(editor, save, october + 1))
  expect(got(await release(editor, second, october + 2)).path).toBe('/2013/05/old-news')
})

test('a schedule that was replaced leaves no date behind', async () => {
  testDatabase()
  const editor = await someone()
  const draft = await post(editor, { title: 'Moved on' }, october)
  got(await release(editor, { ...draft, at: october + day }, october))
  expect(got(await release(editor, { ...draft, at: october + 40 * day }, october)).path).toBe('/2014/11/moved-on')
})

test('a refused release leaves the one that waits as it was', async () => {
  testDatabase()
  const editor = await someone()
  const [published, draft] = [
    await post(editor, { title: 'Taken' }, october),
    await post(editor, { title: 'Waits' }, october),
  ]
  got(await release(editor, published, october))
  const { path } = got(await release(editor, { ...draft, at: october + day }, october))
  const save = {
    entryId: draft.entryId,
    base: draft,
    session: 's',
    content: content({ title: 'Waits', slug: 'taken' }),
  }
  const renamed = got(await saveDraft(editor, save, october + 1))
  expect((await release(editor, { ...renamed, at: october + 2 * day }, october + 2)).ok).toBe(false)
  expect(await findItem({ path, now: october + day })).toMatchObject({ is: 'live' })
})

test('a withdrawal that outlives the schedule it was made for does not tell of an address that never was', async () => {
  testDatabase()
  const editor = await someone()
  const draft = await post(editor, { title: 'Sooner' }, october)
  const later = october + 40 * day
  const november = got(await release(editor, { ...draft, at: later }, october)).path
  const out = { entryId: draft.entryId, reason: 'outdated' as const, explanation: 'Old.', at: later }
  got(await withdraw(editor, out, october))
  const { path } = got(await release(editor, draft, october))
  expect(path).not.toBe(november)
  expect(await findItem({ path: november, now: later })).toBeUndefined()
  expect(await findItem({ path, now: later })).toMatchObject({ is: 'gone' })
})

test('a text that was saved again since it was read is not released, though it is the same revision', async () => {
  testDatabase()
  const editor = await someone()
  const read = await post(editor, { title: 'As it was read' })
  const base = { entryId: read.entryId, base: read, session: 's' }
  const newer = got(await saveDraft(editor, { ...base, content: content({ title: 'Another' }) }, 1))
  expect(newer.revisionId).toBe(read.revisionId)
  expect(await release(editor, { ...read }, 2)).toMatchObject({ ok: false })
  expect((await release(editor, { ...newer }, 2)).ok).toBe(true)
})
