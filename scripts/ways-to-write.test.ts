/** @module-tag thorough */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { entries } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { checkHarm } from '@/domain/consents/harm-checks'
import { harmStateOf } from '@/domain/consents/harm-state'
import { declarePeople } from '@/domain/consents/marks'
import { writersOf } from '@/domain/entries/writers'
import { importFolder } from '@/domain/imports/folder/import'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { exported } from '@/domain/imports/wordpress/test-export'
import { approveText } from '@/domain/review/review'
import { decideSuggestion } from '@/domain/review/suggestions/decisions'
import { ownSuggestion, suggestionsOf } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import type { Actor } from '@/domain/staff/actor'
import { newestOf } from '@/domain/testing/consents'
import { content, got, post, savedAgain, someone, text } from '@/domain/testing/newsroom'
import { copyEntry } from '@/domain/writing/copies'
import { beginEntry, saveDraft } from '@/domain/writing/drafts'
import { changeLanguage } from '@/domain/publishing/language'
import { restoreRevision } from '@/domain/writing/revisions'
import { openSample } from '@/domain/writing/sample'
import { beginTranslation } from '@/domain/writing/translations'
import { root } from './run.mjs'
import { sourcesProgram, waysTo } from './test-ways-to-publish'

// Every way in which words come into a text is read from the sources: whoever goes it is no second person for the text.

const now = Date.UTC(2026, 0, 1, 2)
let dir: string
let writer: Actor
let other: Actor
beforeEach(async () => {
  dir = testDatabase()
  writer = await someone('admin', 'Wai')
  other = await someone('admin', 'Sok')
})

const written = async () => post(other, { title: 'Hers', body: text('Her words.') }, now)

async function withSuggestion() {
  const { entryId } = await written()
  const own = (await ownSuggestion(writer, entryId))!
  const suggested = { title: 'Hers', summary: '', body: text('Other words.') }
  got(await saveSuggestion(writer, { entryId, session: 'w', counter: own.counter, base: own.base, suggested }, now))
  const [found] = (await suggestionsOf(other, entryId))!
  const keys = found!.changes.map(({ key }) => key)
  return { entryId, id: found!.id, keys }
}

/** Brings words of `writer` into a text, and returns its entry. */
const tries: Record<string, () => Promise<number>> = {
  'writing/drafts.ts beginEntry': async () => {
    const begun = { kind: 'post', language: 'en', session: 's', content: content({ title: 'Hers' }) } as const
    const saved = await beginEntry(writer, begun, now)
    return saved.ok ? saved.value.entryId : 0
  },
  'writing/drafts.ts createEntry': async () => (await post(writer, { title: 'Hers' }, now)).entryId,
  'writing/drafts.ts saveDraft': async () => {
    const saved = await savedAgain(writer, await written(), { title: 'Hers', body: text('Other words.') }, now)
    return (await savedAgain(other, saved, { title: 'Hers', body: text('The last words.') }, now)).entryId
  },
  'writing/revisions.ts restoreRevision': async () => {
    const before = await written()
    await savedAgain(other, before, { title: 'Hers', body: text('Other words.') }, now)
    const { entryId, revisionId } = before
    got(await restoreRevision(writer, { entryId, revisionId, session: 'w' }, now))
    return entryId
  },
  'writing/copies.ts copyEntry': async () => got(await copyEntry(writer, (await written()).entryId, now)).entryId,
  'publishing/language.ts changeLanguage': async () => {
    const { entryId, ...base } = await written()
    return got(await changeLanguage(writer, { entryId, language: 'vi', base, session: 'w' }, now)).entryId
  },
  'writing/translations.ts beginTranslation': async () =>
    got(await beginTranslation(writer, { entryId: (await written()).entryId, language: 'km' }, now)).entryId,
  'writing/sample.ts openSample': async () => got(await openSample(writer, now)).entryId,
  'imports/wordpress/import.ts importWordPress': async () => {
    got(await importWordPress(writer, { files: [exported([{ id: 1, title: 'Hers', content: '<p>Words.</p>' }])] }, now))
    return firstEntry()
  },
  'imports/folder/import.ts importFolder': async () => {
    mkdirSync(join(dir, 'in'))
    writeFileSync(join(dir, 'in', 'hers.csv'), 'a table\n1\n')
    writeFileSync(join(dir, 'list.csv'), 'file;title;published_on;state\r\nhers.csv;Hers;2014;draft')
    got(await importFolder(writer, { source: 'f', dir: join(dir, 'in'), csv: join(dir, 'list.csv') }, now))
    return firstEntry()
  },
  'a suggestion that is accepted, and a save that does not say so': async () => {
    const { entryId, id, keys } = await withSuggestion()
    got(await decideSuggestion(other, { entryId, id, keys, is: 'accepted' }, now))
    const { revisionId, counter } = await newestOf(entryId)
    const save = { entryId, base: { revisionId, counter }, session: 'x', content: content({ title: 'Hers' }) }
    return saveDraft(other, save, now).then(() => entryId)
  },
  'a suggestion that only a save says was accepted': async () => {
    const { entryId, id } = await withSuggestion()
    const { revisionId, counter } = await newestOf(entryId)
    const words = content({ title: 'Hers', slug: 'hers', body: text('Other words.') })
    const save = { entryId, base: { revisionId, counter }, session: 'x', content: words, accepted: [id] }
    return saveDraft(other, save, now).then(() => entryId)
  },
}

async function firstEntry() {
  return (await read().select({ id: entries.id }).from(entries))[0]!.id
}

/** Parts of other ways, and ways that save as `saveDraft` or `createEntry` does, in the name of the one who acts. */
const elsewhere = [
  'desk/bulk.ts runBulk',
  'imports/folder/bring.ts importPlannedLine',
  'imports/gazette-standing.ts restoreStandingIn',
  'imports/unoffered-files.ts beginFilesPage',
  'imports/import.ts importSource',
  'imports/writer/revisions.ts changeText',
  'imports/writer/texts.ts TextWriter',
  'writing/begin-corrected-edition.ts beginCorrectedEdition',
  'writing/begin-term-page.ts beginTermPage',
  'writing/conflicts.ts saveConflict',
  'writing/drafts.ts createEntryIn',
  'writing/drafts.ts saveDraftIn',
  'writing/replacing.ts replaceUpload',
]

test('every way of the domain in which words come into a text is tried here, or a part of one', () => {
  const program = sourcesProgram(root)
  const ways = ['addRevision', 'replaceRevision'].flatMap((name) =>
    waysTo({ file: 'domain/writing/saving.ts', name }, program, root),
  )
  const verbs = ways.filter(({ file, isExported }) => file.startsWith('domain/') && isExported)
  const names = new Set(verbs.map(({ file, name }) => `${file.slice('domain/'.length)} ${name}`))
  const tried = Object.keys(tries).filter((way) => way.includes('.ts '))
  expect([...names].toSorted()).toEqual([...tried, ...elsewhere].toSorted())
})

test.each(Object.keys(tries))('who writes by %s is no second person', async (way) => {
  const entryId = await tries[way]!()
  got(await declarePeople(other, { entryId, people: 'at risk', confirm: true }, now))
  expect(await writersOf(read(), entryId)).toContain(writer.id)
  const { revisionId, hash, questions, checkers } = (await harmStateOf(writer, entryId, now))!
  expect(checkers.map(({ name }) => name)).not.toContain('Wai')
  const answers = Object.fromEntries(questions.map(({ key }) => [key, 'safe']))
  expect(await checkHarm(writer, { entryId, revisionId, hash, answers }, now)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringMatching(/^You (wrote|suggested)/) as string }],
  })
})

test('nor does the importer of a text, or who suggested words of it, approve it', async () => {
  for (const way of [
    'imports/wordpress/import.ts importWordPress',
    'a suggestion that only a save says was accepted',
  ]) {
    const entryId = await tries[way]!()
    const { revisionId, counter } = await newestOf(entryId)
    expect(await approveText(writer, { entryId, base: { revisionId, counter } }, now)).toMatchObject({ ok: false })
    got(await approveText(await someone('editor'), { entryId, base: { revisionId, counter } }, now))
    testDatabase()
    writer = await someone('admin', 'Wai')
    other = await someone('admin', 'Sok')
  }
})
