import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { Content } from '@/domain/content/content'
import { beginEntry, findDraft, newestSave, saveDraft, type Conflict, type SavedRevision } from './drafts'
import { headOf } from '@/domain/entries/head'
import { release } from '@/domain/publishing/releases'
import { content, createEntry, got, post, someone, text } from '@/domain/testing/newsroom'

const minute = 60_000
const revisionsOf = async (entryId: number) =>
  read().select().from(revisions).where(eq(revisions.entryId, entryId)).orderBy(revisions.id)
const newest = async (entryId: number) => {
  const head = (await headOf(read(), entryId))!
  return { revisionId: head.id, counter: head.counter }
}

test('one editing session replaces its own head, another one adds a revision', async () => {
  testDatabase()
  const [anna, boran] = [await someone(), await someone()]
  const first = await post(anna)
  const save = (session: string, words: string) => ({
    entryId: first.entryId,
    session,
    content: content({ body: text(words) }),
  })
  const second = got(await saveDraft(anna, { ...save('s', 'two'), base: first }, 1))
  expect(second).toMatchObject({ revisionId: first.revisionId, counter: 2 })
  const third = got(await saveDraft(anna, { ...save('other window', 'three'), base: second }, 2))
  expect(third.revisionId).not.toBe(second.revisionId)
  const fourth = got(await saveDraft(boran, { ...save('other window', 'four'), base: third }, 3))
  expect(fourth.revisionId).not.toBe(third.revisionId)
  expect((await revisionsOf(first.entryId)).map((row) => row.bodyText)).toEqual(['two', 'three', 'four'])
})

test('after five minutes the same session adds a revision', async () => {
  testDatabase()
  const anna = await someone()
  const first = await post(anna)
  const save = { entryId: first.entryId, session: 's', content: content({ body: text('later') }) }
  const inTime = got(await saveDraft(anna, { ...save, base: first }, 5 * minute))
  expect(inTime.revisionId).toBe(first.revisionId)
  const late = got(await saveDraft(anna, { ...save, base: inTime }, 5 * minute + 1))
  expect(late.revisionId).not.toBe(first.revisionId)
})

test('a revision that a release stands on never changes, not even for its own session', async () => {
  testDatabase()
  const anna = await someone()
  const first = await post(anna, { body: text('released') })
  got(await release(anna, { ...first, at: 1_000_000 }, 0))
  got(
    await saveDraft(
      anna,
      { entryId: first.entryId, session: 's', base: first, content: content({ body: text('later') }) },
      1,
    ),
  )
  expect((await revisionsOf(first.entryId)).map((row) => row.bodyText)).toEqual(['released', 'later'])
})

test('an editor that merges first is told of a conflict before its text is laid aside, and saves upon the newest', async () => {
  testDatabase()
  const [anna, boran] = [await someone('editor', 'Anna'), await someone('editor', 'Boran')]
  const first = await post(anna, { body: text('start') })
  const { entryId } = first
  const save = (base: typeof first, words: string) => ({
    entryId,
    base,
    session: 'b',
    content: content({ body: text(words) }),
  })
  const annas = got(await saveDraft(anna, { ...save(first, 'anna'), session: 'a' }, 1))
  const met = (await saveDraft(boran, { ...save(first, 'boran'), mergesFirst: true }, 2)) as Conflict
  expect(met.conflict).toMatchObject({ author: 'Anna', head: { revisionId: annas.revisionId } })
  expect(met.conflict.aside).toBeUndefined()
  expect(await revisionsOf(entryId)).toHaveLength(2)
  const both = got(await saveDraft(boran, { ...save(annas, 'anna boran'), mergesFirst: true }, 3))
  expect((await revisionsOf(entryId)).at(-1)).toMatchObject({
    id: both.revisionId,
    basedOn: annas.revisionId,
    how: 'written',
  })
})

test('the newest save is told to whoever may read the entry', async () => {
  testDatabase()
  const [anna, contributor] = [await someone(), await someone('contributor')]
  const first = await post(anna)
  const { entryId } = first
  const saved = got(
    await saveDraft(anna, { entryId, base: first, session: 's', content: content({ title: 'Two' }) }, 7),
  )
  expect(await newestSave(anna, entryId)).toEqual({ revisionId: saved.revisionId, counter: 2, savedAt: 7 })
  expect(await newestSave(anna, entryId + 1)).toBeUndefined()
  await expect(newestSave(contributor, entryId)).rejects.toMatchObject({ name: 'NotPermitted' })
})

test('a save that starts from an older text leaves the head alone and is laid aside, as a revision of its own', async () => {
  testDatabase()
  const [anna, boran] = [await someone('editor', 'Anna'), await someone('editor', 'Boran')]
  const first = await post(anna, { body: text('start') })
  const by = (session: string, words: string) => ({
    entryId: first.entryId,
    base: first,
    session,
    content: content({ body: text(words) }),
  })
  const annas = got(await saveDraft(anna, by('s', 'anna'), 1))
  const met = await saveDraft(boran, by('b', 'boran'), 2)
  expect(met).toMatchObject({ ok: false, conflict: { author: 'Anna', session: 's', head: { counter: 2 } } })
  expect(await newest(first.entryId)).toEqual({ revisionId: annas.revisionId, counter: annas.counter })
  const textsAndOrigins = async () => (await revisionsOf(first.entryId)).map(({ bodyText, how }) => [bodyText, how])
  const [start, set] = [
    ['anna', 'written'],
    ['boran', 'aside'],
  ]
  expect(await textsAndOrigins()).toEqual([start, set])

  // Text typed before a decision replaces the text stored aside: still one revision, still not the head.
  const { aside } = (met as Conflict).conflict
  const again = (await saveDraft(boran, by('b', 'boran, longer'), 3)) as Conflict
  expect(again.conflict.aside).toEqual({ revisionId: aside!.revisionId, counter: 2 })
  const chosen = { ...by('b', 'boran, longer'), base: annas, how: 'kept' as const, fromRevision: aside!.revisionId }
  const head = got(await saveDraft(boran, chosen, 4))
  expect(await newest(first.entryId)).toEqual({ revisionId: head.revisionId, counter: 1 })
  // Now a later revision names it: it never changes again.
  await saveDraft(boran, by('b', 'boran, later'), 5)
  expect(await textsAndOrigins()).toEqual([start, ['boran, longer', 'aside'], ['boran, longer', 'kept']])
})

test('a window that meets its own unacknowledged save is told so, and nothing is laid aside', async () => {
  testDatabase()
  const anna = await someone()
  const first = await post(anna, { body: text('one') })
  const save = { entryId: first.entryId, base: first, session: 's', content: content({ body: text('two') }) }
  got(await saveDraft(anna, save, 1))
  const again = (await saveDraft(anna, save, 2)) as Conflict
  expect(again.conflict).toMatchObject({ session: 's', aside: undefined, head: { counter: 2 } })
  expect(await revisionsOf(first.entryId)).toHaveLength(1)
})

test('a revision of another entry cannot be named as what was kept', async () => {
  testDatabase()
  const anna = await someone()
  const [first, other] = [await post(anna), await post(anna)]
  const save = { entryId: first.entryId, base: first, session: 's', content: content(), how: 'kept' as const }
  expect(await saveDraft(anna, { ...save, fromRevision: other.revisionId }, 1)).toMatchObject({
    problems: [{ message: 'There is no such revision of this text.' }],
  })
})

test('a title gets an address in its letters; without any, a number', async () => {
  testDatabase()
  const anna = await someone()
  const khmer = await post(anna, { title: 'របាយការណ៍ប្រចាំខែ' })
  expect(khmer.slug).toBe('របាយការណ៍ប្រចាំខែ')
  const signs = await post(anna, { title: '— ?' })
  expect(signs.slug).toBe(`post-${signs.entryId}`)
})

test('what was saved comes back as it was', async () => {
  testDatabase()
  const anna = await someone()
  const whole = content({
    title: 'Đường',
    slug: 'duong',
    summary: 'A',
    body: text('B'),
    dated: 5,
    byline: 'C',
    publication: { type: 'guide', publishedOn: '2014-10', publisher: 'D' },
  })
  const saved = got(await createEntry(anna, { kind: 'publication', language: 'vi', session: 's', content: whole }, 0))
  expect((await findDraft(anna, saved.entryId))!.content).toEqual(whole)
})

test('a title of 10,000 characters and an unknown node are refused in a sentence', () => {
  const long = Content.safeParse(content({ title: 'x'.repeat(10_000) }))
  expect(long.error!.issues[0]!.message).toBe('The title has 10,000 characters; it can have 300.')
  const strange = Content.safeParse(content({ body: { type: 'doc', content: [{ type: 'iframe' }] } }))
  expect(strange.error!.issues[0]!.message).toBe(
    'The text cannot be kept as it is. It holds something that this version does not know.',
  )
})

test('a draft that names a picture which does not exist is refused and nothing is written', async () => {
  testDatabase()
  const anna = await someone()
  const lead = { mediaId: '0123456789ab', alt: '' }
  const refusedDraft = await createEntry(
    anna,
    { kind: 'post', language: 'en', session: 's', content: content({ lead }) },
    0,
  )
  expect(refusedDraft.ok).toBe(false)
  expect(await read().select().from(revisions)).toEqual([])
})

test('an editor that asks twice for a new entry gets one, and is told where to go on', async () => {
  testDatabase()
  const [anna, boran] = [await someone(), await someone()]
  const newEntry = { kind: 'post' as const, language: 'en' as const, session: 'window', content: content() }
  const first = got((await beginEntry(anna, newEntry, 1)) as never) as SavedRevision
  const again = await beginEntry(anna, { ...newEntry, content: content({ title: 'Longer' }) }, 2)
  expect(again).toMatchObject({
    ok: false,
    conflict: { entryId: first.entryId, session: 'window', head: { revisionId: first.revisionId, counter: 1 } },
  })
  expect(await beginEntry(boran, newEntry, 3)).toMatchObject({ ok: true })
  expect(await beginEntry(anna, { ...newEntry, session: 'another window' }, 3)).toMatchObject({ ok: true })
})
