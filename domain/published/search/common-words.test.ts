/** @module-tag thorough */
import { expect, test } from 'vitest'
import { write } from '@/db/connection'
import { addEntryWords } from '@/db/full-text'
import { entries, releases, revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { morning } from '@/domain/testing/archive'
import { library } from '@/domain/testing/library'
import { text } from '@/domain/testing/newsroom'
import { searchTexts } from './search'

const now = morning('2020-01-01')
const count = 1_600

/** Posts of 2012 whose texts have the word, straight into the tables. */
async function postsWith(word: string) {
  await write(async (tx) => {
    for (let n = 0; n < count; n++) {
      const at = morning('2012-01-01') + n
      const rest = { session: 's', body: { type: 'doc' }, bodyHtml: '', words: 1, slug: `n${n}`, summary: '' }
      const [entry] = await tx
        .insert(entries)
        .values({ kind: 'post', language: 'en', translationGroup: `g${n}`, createdAt: at })
        .returning({ id: entries.id })
      const own = { entryId: entry!.id, title: `Post ${n}`, bodyText: word, createdAt: at, savedAt: at, ...rest }
      const [revision] = await tx
        .insert(revisions)
        .values({ ...own, schemaVersion: 1 })
        .returning({ id: revisions.id })
      const release = { entryId: entry!.id, revisionId: revision!.id, goesLiveAt: at, dated: at, createdAt: at }
      await tx.insert(releases).values({ ...release, path: `/2012/01/n${n}` })
      await addEntryWords(tx, revision!.id, { title: own.title, summary: '', body: word, facts: '' })
    }
  })
}

test('a word of very many texts is counted in all, with its pages, and its title comes first; other words lose nothing', async () => {
  testDatabase()
  const room = await library()
  await room.publish('2010-01-01', { title: 'The old kingfisher' })
  await postsWith('kingfisher')
  await room.shelve({ title: 'Own', body: text('A kingfisher.'), pages: ['a kingfisher', 'none', 'kingfisher, heron'] })
  await room.shelve({ title: 'Pages', pages: ['none', 'a kingfisher at last'] })
  await room.shelve({ title: 'Egret', body: text('An egret.'), pages: ['an egret and a kingfisher', 'kingfisher'] })
  await room.publish('2014-01-01', { title: 'Plural', body: text('Kingfishers.') })

  const found = async (q: string, year?: string) => {
    const { list } = (await searchTexts({ now, filter: { q, year }, page: 1 }))!
    return { total: list.total, first: list.items.map(({ title, hits }) => `${title} ${hits?.pages ?? 0}`) }
  }
  const common = await found('kingfisher')
  expect(common.total).toBe(count + 4)
  expect(common.first[0]).toBe('The old kingfisher 0')
  expect((await found('kingfisher', '2012')).total).toBe(count)
  expect((await found('kingfisher', '2014')).first).toEqual(['Own 2', 'Egret 2', 'Pages 1'])
  // A beginning that is no common word itself finds all words that begin so.
  expect((await found('kingfish')).total).toBe(count + 5)
  // The rare word stands in one place and the common one in another.
  expect((await found('heron kingfisher')).first).toEqual(['Own 2'])
  expect((await found('egret kingfisher')).first).toEqual(['Egret 2'])
  expect((await found('egret -kingfisher')).total).toBe(0)
  expect((await found('kingfisher -egret')).total).toBe(count + 3)
})
