import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { content, got, text } from '@/domain/testing/newsroom'
import { library as newLibrary, titlesFound, libraryFacets } from '@/domain/testing/library'
import { type PublicationFilter } from './library'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const now = morning('2020-01-01')

const titles = (filter: PublicationFilter | string, at = now) => titlesFound(filter, at)

test('a draft, what is set for later and what is withdrawn are in no count and no search', async () => {
  const { entryId, ...first } = await room.shelve({ title: 'Kingfisher', about: { series: 'Birds' }, pages: ['heron'] })
  const words = content({
    title: 'Cormorant',
    body: text('Words.'),
    publication: { type: 'guide', publishedOn: '2015', publisher: '' },
  })
  const base = { revisionId: first.revisionId, counter: first.counter }
  const draft = got(await saveDraft(room.editor, { entryId, base, session: 't', content: words }, now))
  const find = (at: number) => Promise.all(['kingfisher', 'heron', 'cormorant'].map((q) => titles(q, at)))
  expect(await find(now)).toEqual([['Kingfisher'], ['Kingfisher'], []])
  got(await release(room.editor, { ...draft, at: now + 10 }, now))
  expect(await find(now + 9)).toEqual([['Kingfisher'], ['Kingfisher'], []])
  expect(await find(now + 10)).toEqual([[], [], ['Cormorant']])
  expect((await libraryFacets({ now: now + 9, filter: {} })).series).toHaveLength(1)
  expect((await libraryFacets({ now: now + 10, filter: {} })).series).toEqual([])
  got(await withdraw(room.editor, { entryId, reason: 'error', explanation: 'Wrong.', at: now + 20 }, now + 10))
  expect(await find(now + 19)).toEqual([[], [], ['Cormorant']])
  expect(await find(now + 20)).toEqual([[], [], []])
})
