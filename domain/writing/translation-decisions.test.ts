import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { translationDecisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { got, post, savedAgain, someone } from '@/domain/testing/newsroom'
import { saveInOtherWords, translated } from '@/domain/testing/translating'
import { addGlossaryTerm } from '@/domain/site/glossary'
import { release } from '@/domain/publishing/releases'
import { trashEntry } from '@/domain/entries/trash'
import { eraseEntry } from '@/domain/entries/trash'
import { findDraft } from './drafts'
import { originalBeside } from './original-beside'
import { decideChange, acceptUntranslated } from './translation-decisions'
import { beginTranslation, markUpToDate, translationsOf } from './translations'

const now = 1_000_000
const paragraphs = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const words = { title: 'Officials meet', summary: 'What was agreed.', body: paragraphs('Five met.', 'They go on.') }

let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone()
})

async function copied() {
  const english = await post(editor, words, now)
  return { english, khmer: got(await beginTranslation(editor, { entryId: english.entryId, language: 'km' }, now + 1)) }
}

const beside = async (entryId: number) => (await originalBeside(editor, entryId))!
const keyOf = async (entryId: number, passage: string) =>
  (await beside(entryId)).passages.find((one) => one.words === passage)!.key

test('a copy of the original stays unpublished, now or later, until each passage is translated or left', async () => {
  const { khmer } = await copied()
  const at = now + 10_000
  for (const moment of [undefined, at]) {
    const refusal = await release(editor, { ...khmer, at: moment }, now + 2)
    expect(refusal).toMatchObject({ ok: false, problems: [{ field: 'title' }] })
    expect(JSON.stringify(refusal)).toContain('4 of 4 paragraphs are still in English')
  }
  const saved = await saveInOtherWords(editor, khmer.entryId, now + 3)
  const { content: translation } = (await findDraft(editor, khmer.entryId))!
  expect(await release(editor, { ...saved, at }, now + 3)).toMatchObject({ ok: true })
  // One passage is English again: only that one is reported, and somebody accepts it.
  const quoted = await savedAgain(editor, saved, { ...translation, summary: 'What was agreed' }, now + 4)
  expect(await release(editor, quoted, now + 5)).toMatchObject({ problems: [{ field: 'summary' }] })
  const key = await keyOf(khmer.entryId, 'what was agreed')
  got(await acceptUntranslated(editor, { entryId: khmer.entryId, keys: [key], isLeft: true }, now + 6))
  expect((await beside(khmer.entryId)).left).toEqual([key])
  got(await acceptUntranslated(editor, { entryId: khmer.entryId, keys: [key], isLeft: false }, now + 7))
  expect(await release(editor, quoted, now + 8)).toMatchObject({ ok: false })
  got(await acceptUntranslated(editor, { entryId: khmer.entryId, keys: [key], isLeft: true }, now + 9))
  expect(await release(editor, quoted, now + 10)).toMatchObject({ ok: true })
})

test('English that was written into the original since, and pasted over, counts too', async () => {
  const { english, khmer } = await copied()
  const translation = await saveInOtherWords(editor, khmer.entryId, now + 2)
  await savedAgain(editor, english, { ...words, body: paragraphs('Five met.', 'A new end.') }, now + 3)
  const { content: before } = (await findDraft(editor, khmer.entryId))!
  const pasted = await savedAgain(editor, translation, { ...before, body: paragraphs('ប្រាំ', 'A new end.') }, now + 4)
  expect(await release(editor, pasted, now + 5)).toMatchObject({ problems: [{ field: 'body' }] })
})

test('what nobody said is a translation is published as it is, and so is what the installation brings', async () => {
  const { english, khmer } = await copied()
  expect(await release(editor, english, now + 2)).toMatchObject({ ok: true })
  const installation = { ...editor, id: null } as typeof editor
  expect(await release(installation, khmer, now + 2)).toMatchObject({ ok: true })
})

test('a change of the original is shown where it is, decided once for all, and the last one brings the translation up to date', async () => {
  const { english, khmer } = await copied()
  const { entryId } = khmer
  expect((await beside(entryId)).blocks.map(({ change }) => change)).toEqual([undefined, undefined])
  const changed = { ...words, title: 'Officials met', body: paragraphs('Six met.', 'They go on.', 'The end.') }
  const next = await savedAgain(editor, english, changed, now + 2)
  const { fields, blocks, from, to } = await beside(entryId)
  expect(fields.map(({ field, html }) => [field, html])).toEqual([
    ['title', 'Officials <del>meet</del><ins>met</ins>'],
    ['summary', 'What was agreed.'],
  ])
  expect(blocks.map(({ html }) => html)).toEqual([
    '<p><del>Five</del><ins>Six</ins> met.</p>',
    '<p>They go on.</p>',
    '<p><ins>The end.</ins></p>',
  ])
  const keys = [...fields, ...blocks].flatMap(({ change }) => change?.key ?? [])
  expect(keys).toHaveLength(3)
  const decide = (key: string, decision?: 'done' | 'dismissed') =>
    decideChange(editor, { entryId, key, from, to, decision }, now + 3)
  expect(got(await decide(keys[0]!, 'done'))).toEqual({ isUpToDate: false })
  expect(got(await decide(keys[1]!, 'dismissed'))).toEqual({ isUpToDate: false })
  expect((await beside(entryId)).blocks[0]!.change).toEqual({ key: keys[1], decision: 'dismissed' })
  got(await decide(keys[1]!))
  expect((await beside(entryId)).blocks[0]!.change).toEqual({ key: keys[1] })
  expect(await decide('another', 'done')).toMatchObject({ ok: false })
  got(await decide(keys[1]!, 'dismissed'))
  expect((await translationsOf(editor, entryId, now + 3))!.source).toMatchObject({ from, changed: true })
  expect(got(await decide(keys[2]!, 'done'))).toEqual({ isUpToDate: true })
  expect((await translationsOf(editor, entryId, now + 3))!.source).toMatchObject({
    from: next.revisionId,
    changed: false,
  })
  expect(await read().select().from(translationDecisions)).toEqual([])

  // The next change needs new decisions, and "up to date" removes them.
  const third = await savedAgain(editor, next, { ...changed, body: paragraphs('Ten met.', 'All go.', 'End.') }, now + 4)
  const later = await beside(entryId)
  const key = later.blocks[0]!.change!.key
  expect(await decide(key, 'done')).toMatchObject({ ok: false })
  got(await decideChange(editor, { entryId, key, from: later.from, to: later.to, decision: 'done' }, now + 5))
  got(await markUpToDate(editor, { entryId, source: third.revisionId }, now + 6))
  expect(await read().select().from(translationDecisions)).toEqual([])
})

test('whoever may not write the translation decides nothing, and whoever may not read the original sees nothing of it', async () => {
  const contributor = await someone('contributor')
  const { khmer } = await copied()
  const key = await keyOf(khmer.entryId, 'five met')
  const not = { name: 'NotPermitted' }
  await expect(
    acceptUntranslated(contributor, { entryId: khmer.entryId, keys: [key], isLeft: true }, now),
  ).rejects.toMatchObject(not)
  await expect(
    decideChange(contributor, { entryId: khmer.entryId, key, from: 1, to: 1, decision: 'done' }, now),
  ).rejects.toMatchObject(not)
  await expect(originalBeside(contributor, khmer.entryId)).rejects.toMatchObject(not)
  expect(await originalBeside(editor, khmer.entryId + 100)).toBeUndefined()
  expect(
    await acceptUntranslated(editor, { entryId: khmer.entryId, keys: ['unknown'], isLeft: true }, now),
  ).toMatchObject({
    ok: false,
  })
})

test('the terms of the glossary that stand in the original are named with the agreed words', async () => {
  got(await addGlossaryTerm(editor, { words: { en: 'official', km: 'មន្ត្រី' }, note: 'Of a state' }, now))
  got(await addGlossaryTerm(editor, { words: { en: 'Five', th: 'ห้า' }, note: '' }, now))
  got(await addGlossaryTerm(editor, { words: { en: 'wage', km: 'ប្រាក់ឈ្នួល' }, note: '' }, now))
  const { khmer } = await copied()
  const { terms, blocks } = await beside(khmer.entryId)
  expect(terms.map(({ word, agreed, note }) => [word, agreed, note])).toEqual([
    ['official', 'មន្ត្រី', 'Of a state'],
    ['Five', '', ''],
  ])
  expect(blocks.map((block) => block.terms)).toEqual([[terms[1]!.id], []])
})

test('decisions go with the entry that they are about', async () => {
  const admin = await someone('admin')
  const english = await post(editor, { title: 'Names' }, now)
  const khmer = await translated(editor, { entryId: english.entryId, language: 'km' }, now)
  const key = await keyOf(khmer.entryId, 'names')
  got(await acceptUntranslated(editor, { entryId: khmer.entryId, keys: [key], isLeft: true }, now))
  got(await trashEntry(admin, khmer.entryId, now))
  got(await eraseEntry(admin, khmer.entryId, now))
  expect(await read().select().from(translationDecisions)).toEqual([])
})
