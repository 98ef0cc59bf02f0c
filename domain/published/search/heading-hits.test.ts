import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { mediaEditions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { giveEdition, heading, paragraph } from '@/domain/testing/editions'
import { fileWith, library } from '@/domain/testing/library'
import { publicationsMatching } from '../library'
import { searchTexts } from './search'

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

const pages = [
  [paragraph('A heron before all.')],
  [heading('Birds of the river'), paragraph('A kingfisher.'), heading('ត្រីទន្លេ'), paragraph('ត្រីរ៉ាជ and a heron.')],
  [paragraph('A spoonbill on the next page.')],
]

async function shelved() {
  const mediaId = await fileWith(['', '', ''])
  await giveEdition(mediaId, pages)
  const publication = { type: 'report' as const, publishedOn: '2014', publisher: '' }
  const files = [{ mediaId, title: '', language: null }]
  await room.publish('2014-10-01', { title: 'Rivers', files, publication }, 'publication')
  return mediaId
}

const now = Date.UTC(2030, 0)
const hitsFor = async (q: string) => (await searchTexts({ now, filter: { q }, page: 1 }))!.list.items[0]!.hits!.best

test('a hit in a document names the heading that its words stand under, on the page or on one before', async () => {
  await shelved()
  expect(await hitsFor('heron')).toMatchObject([{ page: 1 }, { page: 2, heading: { text: 'ត្រីទន្លេ', id: 'section' } }])
  expect((await hitsFor('heron'))[0]!.heading).toBeUndefined()
  expect(await hitsFor('kingfisher')).toMatchObject([
    { heading: { text: 'Birds of the river', id: 'birds-of-the-river' } },
  ])
  expect(await hitsFor('spoonbill')).toMatchObject([{ page: 3, heading: { id: 'section' } }])
  const { items } = (await publicationsMatching({ now, filter: { q: 'ត្រីរ៉ាជ' }, page: 1 }))!
  expect(items[0]!.hits!.best).toMatchObject([{ heading: { id: 'section' } }])
})

test('what is stored as headings is not believed where it is anything else', async () => {
  await shelved()
  await write(async (tx) => tx.update(mediaEditions).set({ outline: [{ text: '<script>' }] as never }))
  expect((await hitsFor('kingfisher'))[0]!.heading).toBeUndefined()
  expect(await read().$count(mediaEditions)).toBe(1)
})
