import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { findEntries, listEntries } from './entries'
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

async function found(search: string, who = editor) {
  const [list, palette] = await Promise.all([listEntries(who, { search }, now), findEntries(who, search)])
  const titles = palette.map((row) => row.title)
  expect(list.items.map((row) => row.title).toSorted()).toEqual(titles.toSorted())
  return titles
}

test('a draft is found by words of its text, in every script, with or without marks; phrases and minus work as for readers', async () => {
  await post(editor, { title: 'One', body: text('Buôn người ở Đồng Nai') }, now)
  await post(editor, { title: 'Two', body: text('អំពើជួញដូរមនុស្សនិងពលករ') }, now)
  await post(editor, { title: 'Three', summary: 'Human trafficking', body: text('打击人口贩运的报告') }, now)
  await post(editor, { title: 'Trafficking in a title' }, now - 5)
  expect(await found('dong nai')).toEqual(['One'])
  expect(await found('មនុស្ស')).toEqual(['Two'])
  expect(await found('贩运')).toEqual(['Three'])
  expect(await found('traff')).toEqual(['Trafficking in a title', 'Three'])
  expect(await found('"human trafficking"')).toEqual(['Three'])
  expect(await found('trafficking -human')).toEqual(['Trafficking in a title'])
  expect(await found('affick')).toEqual(['Trafficking in a title'])
  expect(await found('NEAR( " * %')).toEqual([])
})

test('a contributor finds only what they began', async () => {
  const contributor = await someone('contributor')
  await post(editor, { title: 'Theirs', body: text('A kingfisher.') }, now)
  expect(await found('kingfisher', contributor)).toEqual([])
  await post(contributor, { title: 'Mine', body: text('A kingfisher.') }, now)
  expect(await found('kingfisher', contributor)).toEqual(['Mine'])
  expect(await found('kingfisher')).toHaveLength(2)
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
  expect([second.revisionId, await found('heron'), await found('egret')]).toEqual([first.revisionId, [], ['Entry']])
  got(await release(editor, second, now))
  expect(await found('egret')).toEqual(['Entry'])
  await save(second, 'A stork.', 'another')
  expect([await found('egret'), await found('stork')]).toEqual([[], ['Entry']])
  expect(read().values(sql`select count(*) from draft_words`)).toEqual([[1]])
})

test('drafts from before the index are put into it, and erased ones are taken out', async () => {
  const { entryId } = await post(editor, { title: 'Entry', body: text('A heron.') }, now)
  await write(async (tx) => void (await tx.run(sql`delete from draft_words`)))
  expect(await found('heron')).toEqual([])
  expect([await indexMissing(), await indexMissing()]).toEqual([1, 0])
  expect(await found('heron')).toEqual(['Entry'])
  got(await trashEntry(editor, entryId, now))
  expect(await found('heron')).toEqual([])
  got(await eraseEntry(editor, entryId, now))
  expect(read().values(sql`select count(*) from draft_words`)).toEqual([[0]])
})
