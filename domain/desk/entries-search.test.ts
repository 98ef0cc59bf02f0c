import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { execute, read, selectValues, write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { findTexts } from './choices'
import { listEntries } from './entries'
import { release } from '@/domain/publishing/releases'
import { indexMissing } from '@/domain/entries/search-index'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { eraseEntry, trashEntry } from '@/domain/entries/trash'

const now = Date.UTC(2016, 0, 1)
let editor: Awaited<ReturnType<typeof someone>>
beforeEach(async () => {
  testDatabase()
  editor = await someone('admin')
})

async function titlesFor(search: string, who = editor) {
  const [list, choices] = await Promise.all([listEntries(who, { search }, now), findTexts(who, { search }, now)])
  const titles = choices.map((row) => row.title)
  expect(list.items.map((row) => row.title).toSorted()).toEqual(titles.toSorted())
  return titles
}

test('a draft is found by words of its text, in every script, with or without marks; phrases and minus work as for readers', async () => {
  await post(editor, { title: 'One', body: text('Buôn người ở Đồng Nai') }, now)
  await post(editor, { title: 'Two', body: text('អំពើជួញដូរមនុស្សនិងពលករ') }, now)
  await post(editor, { title: 'Three', summary: 'Human trafficking', body: text('打击人口贩运的报告') }, now)
  await post(editor, { title: 'Trafficking in a title' }, now - 5)
  expect(await titlesFor('dong nai')).toEqual(['One'])
  expect(await titlesFor('មនុស្ស')).toEqual(['Two'])
  expect(await titlesFor('贩运')).toEqual(['Three'])
  expect(await titlesFor('traff')).toEqual(['Trafficking in a title', 'Three'])
  expect(await titlesFor('"human trafficking"')).toEqual(['Three'])
  expect(await titlesFor('trafficking -human')).toEqual(['Trafficking in a title'])
  expect(await titlesFor('affick')).toEqual(['Trafficking in a title'])
  expect(await titlesFor('NEAR( " * %')).toEqual([])
})

test('whatever is typed is looked for as letters', async () => {
  await post(editor, { title: "It's a 100% 'a':* & b | !c", body: text('Plain words.') }, now)
  for (const found of ["it's", '0%', '!c', '& b', "'a':*", '100\0%'])
    expect([found, (await titlesFor(found)).length]).toEqual([found, 1])
  for (const typed of [
    "'; drop table entries; --",
    '\\',
    '%_',
    '((((',
    '<->',
    '\ud800abc',
    'អ្្',
    '々々々',
    'x'.repeat(10_000),
  ])
    expect([typed, await titlesFor(typed)]).toEqual([typed, []])
})

test('a contributor finds only what they began', async () => {
  const contributor = await someone('contributor')
  await post(editor, { title: 'Theirs', body: text('A kingfisher.') }, now)
  expect(await titlesFor('kingfisher', contributor)).toEqual([])
  await post(contributor, { title: 'Mine', body: text('A kingfisher.') }, now)
  expect(await titlesFor('kingfisher', contributor)).toEqual(['Mine'])
  expect(await titlesFor('kingfisher')).toHaveLength(2)
})

test('the newest text is found and no older one, whether or not readers have it', async () => {
  const first = await post(editor, { title: 'Entry', body: text('A heron.') }, now)
  const save = async (base: typeof first, words: string, session = 's') =>
    got(
      await saveDraft(
        editor,
        { entryId: first.entryId, base, session, content: content({ title: 'Entry', body: text(words) }) },
        now,
      ),
    )
  const second = await save(first, 'An egret.')
  expect([second.revisionId, await titlesFor('heron'), await titlesFor('egret')]).toEqual([
    first.revisionId,
    [],
    ['Entry'],
  ])
  got(await release(editor, second, now))
  expect(await titlesFor('egret')).toEqual(['Entry'])
  await save(second, 'A stork.', 'another')
  expect([await titlesFor('egret'), await titlesFor('stork')]).toEqual([[], ['Entry']])
  expect(await selectValues(read(), sql`select count(*) from draft_words`)).toEqual([[1]])
})

test('drafts from before the index are put into it, and erased ones are taken out', async () => {
  const { entryId } = await post(editor, { title: 'Entry', body: text('A heron.') }, now)
  await write(async (tx) => void (await execute(tx, sql`delete from draft_words`)))
  expect(await titlesFor('heron')).toEqual([])
  expect([await indexMissing(), await indexMissing()]).toEqual([1, 0])
  expect(await titlesFor('heron')).toEqual(['Entry'])
  got(await trashEntry(editor, entryId, now))
  expect(await titlesFor('heron')).toEqual([])
  got(await eraseEntry(editor, entryId, now))
  expect(await selectValues(read(), sql`select count(*) from draft_words`)).toEqual([[0]])
})
