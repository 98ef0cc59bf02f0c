import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { careOf } from '@/domain/care/care'
import { copyEntry } from './copies'
import { findDraft, saveDraft, type Base } from './drafts'
import { listEntries } from '@/domain/desk/entries'
import { release, withdraw } from '@/domain/publishing/releases'
import { restoreRevision } from './revisions'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { saveInOtherWords } from '@/domain/testing/translating'
import { beginTranslation, markUpToDate, joinTranslations, leaveTranslations, translationsOf } from './translations'
import { trashEntry, restoreEntry } from '@/domain/entries/trash'

const day = 86_400_000
const now = 10 * day
const old = content({ title: 'Reports', slug: 'reports', summary: 'Old.', body: text('Words.'), byline: 'The office' })

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

type TranslationBase = Base & { entryId: number }

async function published() {
  const english = await post(editor, old, now)
  got(await release(editor, english, now))
  const khmer = got(await beginTranslation(editor, { entryId: english.entryId, language: 'km' }, now + 1))
  return { english, khmer }
}

async function save({ entryId, ...base }: TranslationBase, changes: Partial<typeof old>, at: number) {
  const session = `at ${at}`
  return got(await saveDraft(editor, { entryId, base, session, content: { ...old, ...changes } }, at))
}

async function isBehind(entryId: number, at: number) {
  const translations = (await translationsOf(editor, entryId, at))!
  const own = translations.translations.find((one) => one.is === 'open' && one.entryId === entryId)
  const behind = own?.is === 'open' && own.behind !== undefined
  const { items } = await listEntries(editor, { translation: 'out of date' }, at)
  expect(items.map(({ id }) => id).includes(entryId)).toBe(behind)
  expect((await careOf(editor, at)).translations.items.some((item) => item.entryId === entryId)).toBe(behind)
  return behind
}

const namedBy = async (revisionId: number) =>
  (await read().select().from(revisions).where(eq(revisions.id, revisionId)))[0]!.translatedFrom

test('what a text says by itself is in its own language from the first save on', async () => {
  const callout = { type: 'callout', attrs: { kind: 'warning' }, content: text('1').content }
  const source = await post(editor, { ...old, body: { type: 'doc', content: [callout] } }, now)
  const khmer = got(await beginTranslation(editor, { entryId: source.entryId, language: 'km' }, now + 1))
  const htmlOf = async (entryId: number) =>
    (await read().select().from(revisions).where(eq(revisions.entryId, entryId)))[0]!.bodyHtml
  expect(await htmlOf(source.entryId)).toContain('>Warning<')
  expect(await htmlOf(khmer.entryId)).toContain('>ការព្រមាន<')
})

test('a translation begins with everything the newest text has, beside it in the group, and is released by itself', async () => {
  const { english, khmer } = await published()
  const draft = (await findDraft(editor, khmer.entryId))!
  expect(draft.content).toEqual({ ...old, dated: now })
  expect(draft.entry).toMatchObject({ language: 'km', kind: 'post' })
  expect(await namedBy(khmer.revisionId)).toBe(english.revisionId)
  const { translations, source } = (await translationsOf(editor, english.entryId, now + 1))!
  expect(translations).toMatchObject([
    { language: 'en', state: { is: 'live' } },
    { language: 'km', state: { is: 'draft' }, title: 'Reports' },
  ])
  expect(source).toBeUndefined()
  expect((await translationsOf(editor, khmer.entryId, now + 1))!.source).toMatchObject({
    language: 'en',
    changed: false,
  })
  const translated = await saveInOtherWords(editor, khmer.entryId, now + 2)
  got(await release(editor, { ...translated, at: now + day }, now + 2))
  got(await withdraw(editor, { entryId: english.entryId, reason: 'error', explanation: 'Wrong.' }, now + 3))
  expect((await translationsOf(editor, khmer.entryId, now + 3))!.translations).toMatchObject([
    { language: 'en', state: { is: 'withdrawn' } },
    { language: 'km', state: { is: 'scheduled' } },
  ])
})

test('a group has one text in each language; one in the trash gives way and comes back alone', async () => {
  const { english, khmer } = await published()
  const again = () => beginTranslation(editor, { entryId: english.entryId, language: 'km' }, now + 2)
  expect(await again()).toMatchObject({ problems: [{ message: 'There is a text in Khmer already.' }] })
  expect(await beginTranslation(editor, { entryId: khmer.entryId, language: 'en' }, now + 2)).toMatchObject({
    ok: false,
  })
  got(await trashEntry(editor, khmer.entryId, now + 2))
  const second = got(await again())
  got(await restoreEntry(editor, khmer.entryId, now + 3))
  expect((await translationsOf(editor, khmer.entryId, now + 3))!.translations).toHaveLength(1)
  expect((await translationsOf(editor, english.entryId, now + 3))!.translations).toMatchObject([
    { language: 'en' },
    { language: 'km', entryId: second.entryId },
  ])
})

test('a copy of a translation is a text of its own', async () => {
  const { khmer } = await published()
  const copy = got(await copyEntry(editor, khmer.entryId, now + 2))
  expect(await namedBy(copy.revisionId)).toBeNull()
  expect((await translationsOf(editor, copy.entryId, now + 2))!.translations).toHaveLength(1)
})

test('a translation is out of date once readers have other words of its source, of whatever size', async () => {
  const { english, khmer } = await published()
  expect(await isBehind(khmer.entryId, now + 2)).toBe(false)
  const changed = await save(english, { summary: 'New.' }, now + 3)
  expect(await isBehind(khmer.entryId, now + 3)).toBe(false)
  expect((await translationsOf(editor, khmer.entryId, now + 3))!.source).toMatchObject({ changed: true })
  got(await release(editor, { ...changed, at: now + day }, now + 4))
  expect(await isBehind(khmer.entryId, now + day - 1)).toBe(false)
  expect(await isBehind(khmer.entryId, now + day)).toBe(true)
  expect(await isBehind(english.entryId, now + day)).toBe(false)
  expect((await listEntries(editor, {}, now + day)).items.map(({ outOfDate }) => outOfDate).toSorted()).toEqual([
    false,
    true,
  ])
})

test('what is filed elsewhere, or was translated ahead of readers, makes nothing out of date', async () => {
  const { english, khmer } = await published()
  const moved = await save(english, { slug: 'other', byline: 'Someone' }, now + 3)
  got(await release(editor, moved, now + 4))
  expect(await isBehind(khmer.entryId, now + 5)).toBe(false)
  const changed = await save(moved, { title: 'Newer' }, now + 6)
  got(await markUpToDate(editor, { entryId: khmer.entryId, source: changed.revisionId }, now + 7))
  expect(await isBehind(khmer.entryId, now + 7)).toBe(false)
  got(await release(editor, changed, now + 8))
  expect(await isBehind(khmer.entryId, now + 9)).toBe(false)
})

test('what was translated is carried on as the translation is saved, and brought back with an earlier text', async () => {
  const { english, khmer } = await published()
  const first = await save(khmer, { title: 'ក' }, now + 2)
  expect(first.revisionId).not.toBe(khmer.revisionId)
  expect(await namedBy(first.revisionId)).toBe(english.revisionId)
  const changed = await save(english, { title: 'Newer' }, now + 3)
  got(await release(editor, changed, now + 4))
  expect(await isBehind(khmer.entryId, now + 5)).toBe(true)
  got(await markUpToDate(editor, { entryId: khmer.entryId, source: changed.revisionId }, now + 5))
  expect(await isBehind(khmer.entryId, now + 6)).toBe(false)
  const second = await save(first, { title: 'ខ' }, now + day)
  expect(await namedBy(second.revisionId)).toBe(changed.revisionId)
  const back = { entryId: khmer.entryId, revisionId: khmer.revisionId, session: 'r' }
  got(await restoreRevision(editor, back, now + day + 1))
  expect(await isBehind(khmer.entryId, now + day + 2)).toBe(true)
})

test('a text that was translated is not replaced by its writer’s next words', async () => {
  const english = await post(editor, old, now)
  const khmer = got(await beginTranslation(editor, { entryId: english.entryId, language: 'km' }, now + 1))
  const first = await save(english, { title: 'More' }, now + 2)
  got(await markUpToDate(editor, { entryId: khmer.entryId, source: first.revisionId }, now + 3))
  const { entryId, ...base } = first
  const content = { ...old, title: 'Still more' }
  const second = got(await saveDraft(editor, { entryId, base, session: `at ${now + 2}`, content }, now + 4))
  expect(second.revisionId).not.toBe(first.revisionId)
  expect((await translationsOf(editor, khmer.entryId, now + 4))!.source).toMatchObject({
    from: first.revisionId,
    to: second.revisionId,
    changed: true,
  })
})

test('an entry joins another that says the same, and is taken out again', async () => {
  const english = await post(editor, old, now)
  const { entryId } = await post(editor, { title: 'Other' }, now)
  const khmer = got(await beginTranslation(editor, { entryId, language: 'km' }, now))
  const join = { entryId: khmer.entryId, to: english.entryId }
  expect(await joinTranslations(editor, join, now)).toMatchObject({ ok: false })
  got(await leaveTranslations(editor, khmer.entryId, now))
  expect((await translationsOf(editor, khmer.entryId, now))!.source).toBeUndefined()
  expect(await leaveTranslations(editor, khmer.entryId, now)).toMatchObject({ ok: false })
  got(await joinTranslations(editor, join, now))
  expect(await joinTranslations(editor, join, now)).toMatchObject({ ok: false })
  expect((await translationsOf(editor, english.entryId, now))!.translations).toMatchObject([
    { language: 'en' },
    { language: 'km' },
  ])
  expect(await namedBy(khmer.revisionId)).toBe(english.revisionId)
  expect(await joinTranslations(editor, { entryId, to: khmer.entryId }, now)).toMatchObject({
    problems: [{ message: 'There is a text in English already.' }],
  })
  got(await leaveTranslations(editor, khmer.entryId, now))
  expect((await translationsOf(editor, english.entryId, now))!.translations).toHaveLength(1)
  const verbs = (await read().select().from(audit)).map(({ verb }) => verb)
  expect(verbs.filter((verb) => verb === 'joined to a translation')).toHaveLength(1)
  expect(verbs.filter((verb) => verb === 'taken out of translations')).toHaveLength(2)
})

test('contributors translate and join only what they began, and what readers have takes who may release', async () => {
  const contributor = await someone('contributor')
  const { english, khmer } = await published()
  const theirs = await post(contributor, { title: 'Own' }, now)
  const { entryId } = got(await beginTranslation(contributor, { entryId: theirs.entryId, language: 'my' }, now))
  const not = { name: 'NotPermitted' }
  await expect(beginTranslation(contributor, { entryId: english.entryId, language: 'my' }, now)).rejects.toMatchObject(
    not,
  )
  await expect(translationsOf(contributor, english.entryId, now)).rejects.toMatchObject(not)
  got(await leaveTranslations(contributor, entryId, now))
  await expect(joinTranslations(contributor, { entryId, to: english.entryId }, now)).rejects.toMatchObject(not)
  got(await joinTranslations(editor, { entryId, to: english.entryId }, now))
  // A person learns only that a text is there that they may not read.
  expect((await translationsOf(contributor, entryId, now))!).toEqual({
    translations: [
      { is: 'hidden', language: 'en' },
      { is: 'hidden', language: 'km' },
      expect.objectContaining({ is: 'open', language: 'my' }),
    ],
    source: undefined,
  })
  const source = english.revisionId
  await expect(markUpToDate(contributor, { entryId, source }, now)).rejects.toMatchObject(not)
  expect(await markUpToDate(editor, { entryId: khmer.entryId, source: theirs.revisionId }, now)).toMatchObject({
    ok: false,
  })
  const draft = (await findDraft(editor, entryId))!
  got(await release(editor, { entryId, revisionId: draft.base.revisionId }, now + 1))
  await expect(leaveTranslations(contributor, entryId, now + 2)).rejects.toMatchObject(not)
  got(await leaveTranslations(editor, entryId, now + 2))
})
