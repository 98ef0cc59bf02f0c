import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { peopleStateOf } from '@/domain/publishing/people-state'
import { release } from '@/domain/publishing/releases'
import { addComment } from '@/domain/review/comments'
import { submit } from '@/domain/review/review'
import { reviewOf } from '@/domain/review/review-thread'
import type { Actor } from '@/domain/staff/actor'
import { consentFor, lookedAt, newestOf } from '@/domain/testing/consents'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { forbidNames } from './forbidden-names'
import { declarePeople } from './marks'
import { maxTriesPerHour } from './name-finds'

const start = Date.UTC(2026, 0, 1, 2)
const minute = 60_000
let author: Actor
let editor: Actor
let other: Actor

beforeEach(async () => {
  testDatabase()
  author = await someone('contributor', 'Ana')
  editor = await someone('editor', 'Edi')
  other = await someone('editor', 'Oda')
})

/** An entry that is marked, with a consent, a check and the names that must not appear in it. */
async function guarded(who: Actor, words: string, names = ['Thida']) {
  const saved = await post(who, { title: 'Her story', body: text(words) }, start)
  got(await declarePeople(who, { entryId: saved.entryId, people: 'at risk' }, start))
  const consentId = await consentFor(editor, { entryIds: [saved.entryId] }, start)
  await lookedAt(other, saved.entryId, start)
  got(await forbidNames(editor, { consentId, names }, start))
  return saved
}

async function finds() {
  const acts = await read().select().from(audit).where(eq(audit.verb, 'found a forbidden name'))
  return acts.map(({ by, entryId, detail }) => ({ by, entryId, ...detail }))
}

const problemsFor = async (who: Actor, entryId: number, now: number) =>
  (await peopleStateOf(who, entryId, now))!.problems.map(({ message }) => message)
const noticeFor = async (who: Actor, entryId: number) => (await reviewOf(who, entryId))!.nameNotice

test('a draft is not searched; a submission tells its author one sentence, and readers of consents which words', async () => {
  const { entryId, revisionId, counter } = await guarded(author, 'Thida went home.')
  for (const who of [author, editor]) expect(await problemsFor(who, entryId, start)).toEqual([])
  expect(await finds()).toEqual([])
  got(await submit(author, { entryId, base: { revisionId, counter } }, start + minute))
  expect(await noticeFor(author, entryId)).toBe('A name that must not appear stands in it. Ask Edi or Oda.')
  expect(await noticeFor(editor, entryId)).toBeUndefined()
  expect(await problemsFor(author, entryId, start + minute)).toEqual([])
  const words = ['“Thida” must not appear, and stands in the text. Remove it, or write the pseudonym instead.']
  expect(await problemsFor(editor, entryId, start + minute)).toEqual(words)
  expect(await finds()).toEqual([{ by: author.id, entryId, revision: revisionId, told: true }])
  got(await addComment(editor, { entryId, revisionId, text: 'Is Thida safe?' }, start + minute))
  expect(await problemsFor(editor, entryId, start + minute)).toEqual(words)
})

test('a person who asks for many reviews within an hour is told nothing more; the record and readers of consents are', async () => {
  let saved = await guarded(author, 'Dara and Sok and Thida.')
  const told: boolean[] = []
  for (let n = 0; n <= maxTriesPerHour; n++) {
    const now = start + n * minute
    got(await submit(author, { entryId: saved.entryId, base: saved }, now))
    told.push((await noticeFor(author, saved.entryId)) !== undefined)
    expect((await problemsFor(editor, saved.entryId, now)).join()).toContain('“Thida” must not appear')
    saved = await savedAgain(author, saved, { title: 'Her story', body: text(`Thida ${n}.`) }, now)
  }
  expect(told).toEqual([...Array<boolean>(maxTriesPerHour).fill(true), false])
  expect(await finds()).toHaveLength(maxTriesPerHour + 1)
  got(await submit(author, { entryId: saved.entryId, base: saved }, start + 2 * 60 * minute))
  expect(await noticeFor(author, saved.entryId)).toMatch(/^A name that must not appear/)
})

test('a refused release says the words a few times in an hour, and each find is in the record all the same', async () => {
  const saved = await guarded(editor, 'Thida went home.')
  const refusals: string[] = []
  for (let n = 0; n <= maxTriesPerHour; n++) {
    const result = await release(editor, saved, start + n)
    refusals.push(...(result.ok ? ['published'] : result.problems.map(({ message }) => message)))
  }
  const words = '“Thida” must not appear, and stands in the text. Remove it, or write the pseudonym instead.'
  const sentence = 'A name that must not appear stands in it. Ask Oda.'
  expect(refusals).toEqual([...Array<string>(maxTriesPerHour).fill(words), sentence])
  expect(await finds()).toEqual(
    Array(maxTriesPerHour + 1).fill({ by: editor.id, entryId: saved.entryId, revision: saved.revisionId }),
  )
})

test('what else is missing is said first, and names are not looked for meanwhile', async () => {
  const saved = await guarded(editor, 'Thida went home.')
  await savedAgain(editor, saved, { title: 'Her story', slug: 'her-story', body: text('Thida went out.') }, start)
  const result = await release(editor, await newestOf(saved.entryId), start)
  expect(result).toMatchObject({ ok: false, problems: [{ field: 'harm' }] })
  expect(await finds()).toEqual([])
})
