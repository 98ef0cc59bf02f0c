import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { headOf } from '@/domain/entries/head'
import { answerAt } from '@/domain/published/answers'
import { liveLanguages } from '@/domain/published/live-languages'
import { release, unschedule } from './releases'
import { got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { changeLanguage } from './language'
import { findNewestText } from '@/domain/writing/revisions'
import { beginTranslation, translationsOf } from '@/domain/writing/translations'

const now = Date.UTC(2014, 9, 7, 2)
const callout = { type: 'doc', content: [{ type: 'callout', attrs: { kind: 'warning' }, content: text('1').content }] }

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

type Draft = Awaited<ReturnType<typeof post>>
const change = (draft: Draft, language: 'en' | 'km' | 'vi') =>
  changeLanguage(editor, { entryId: draft.entryId, language, base: draft, session: 's' }, now + 5)
const languageOf = async (entryId: number) =>
  (await read().select().from(entries).where(eq(entries.id, entryId)))[0]!.language
const sentenceOf = async (draft: Draft, language: 'en' | 'km' | 'vi') => {
  const result = await change(draft, language)
  return result.ok ? '' : result.problems[0]!.message
}

test('the language of a draft changes after saves too, and what its text says by itself changes with it', async () => {
  const first = await post(editor, { body: callout }, now)
  const second = await savedAgain(editor, first, { body: callout, title: 'Again' }, now + 1)
  const saved = got(await change(second, 'km'))
  expect(await languageOf(first.entryId)).toBe('km')
  const head = (await headOf(read(), first.entryId))!
  expect({ revisionId: head.id, counter: head.counter }).toEqual({
    revisionId: saved.revisionId,
    counter: saved.counter,
  })
  const text = (await findNewestText(editor, first.entryId))!
  expect([text.title, text.bodyHtml.includes('>ការព្រមាន<')]).toEqual(['Again', true])
})

test('its translations stay its translations, and one that is there keeps its language', async () => {
  const source = await post(editor, {}, now)
  const khmer = got(await beginTranslation(editor, { entryId: source.entryId, language: 'km' }, now + 1))
  expect(await sentenceOf(source, 'km')).toBe('There is a text in Khmer already.')
  expect(await languageOf(source.entryId)).toBe('en')
  got(await change(khmer, 'vi'))
  const group = (await translationsOf(editor, source.entryId, now))!
  expect(group.translations.map(({ language }) => language)).toEqual(['en', 'vi'])
  const { source: translated } = (await translationsOf(editor, khmer.entryId, now))!
  expect(translated).toMatchObject({ entryId: source.entryId, language: 'en', changed: false })
})

test('readers get a published text in its new language at once, and its former address leads there; a scheduled one stays', async () => {
  const live = await post(editor, { title: 'One' }, now)
  got(await release(editor, live, now))
  const moved = got(await change(live, 'km'))
  expect(await languageOf(live.entryId)).toBe('km')
  expect(await answerAt('/km/2014/10/one', now + 6)).toEqual({ is: 'here' })
  expect(await answerAt('/2014/10/one', now + 6)).toEqual({ is: 'moved', path: '/km/2014/10/one' })
  expect(await liveLanguages(now + 6)).toEqual(['km'])
  await savedAgain(editor, moved, { title: 'One more' }, now + 6)
  expect(await sentenceOf(live, 'vi')).toContain('changes that readers do not have')
  const later = await post(editor, { title: 'Two' }, now)
  got(await release(editor, { ...later, at: now + 60_000 }, now))
  expect(await sentenceOf(later, 'km')).toContain('Unschedule it first')
  got(await unschedule(editor, later.entryId, now + 1))
  expect(await sentenceOf(later, 'km')).toBe('')
})

test('a newer text of somebody else is not overwritten', async () => {
  const first = await post(editor, {}, now)
  await savedAgain(await someone(), first, { title: 'Theirs' }, now + 1)
  expect(await sentenceOf(first, 'km')).toContain('Someone saved a newer text')
  expect((await headOf(read(), first.entryId))!.title).toBe('Theirs')
  expect(await languageOf(first.entryId)).toBe('en')
  expect(await read().$count(revisions, eq(revisions.entryId, first.entryId))).toBe(2)
})
