import { inArray } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { revisions } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { morning } from '@/domain/testing/archive'
import { library as newLibrary, titlesFound, libraryFacets } from '@/domain/testing/library'
import { findInLibrary, type PublicationFilter } from './library'

let room: Awaited<ReturnType<typeof newLibrary>>
beforeEach(async () => {
  testDatabase()
  room = await newLibrary()
})

const now = morning('2020-01-01')

const titles = (filter: PublicationFilter | string) => titlesFound(filter, now)

async function shelfOfFour() {
  const { protection, myanmar } = room.terms
  const series = { series: 'Mekong Brief' }
  await room.shelve({ title: 'Four', termIds: [myanmar], about: { publishedOn: '2012', ...series } })
  await room.shelve({ title: 'Three', termIds: [myanmar, protection], about: { type: 'guide', publishedOn: '2013' } })
  await room.shelve({ title: 'Two', about: { publishedOn: '2014-02', series: 'mekong  brief' }, date: '2014-11-01' })
  await room.shelve({ title: 'One', language: 'km', about: { publishedOn: '2014-05' } })
}

test('choices combine, and each facet is counted with the others’ choices in force', async () => {
  await shelfOfFour()
  const filter = { country: 'myanmar', type: 'report' }
  expect(await titles(filter)).toEqual(['Four'])
  const choices = await libraryFacets({ now, filter })
  const counts = (facet: keyof typeof choices) => choices[facet].map(({ value, count }) => [value, count])
  expect(counts('country')).toEqual([['myanmar', 1]])
  expect(counts('type')).toEqual([
    ['guide', 1],
    ['report', 1],
  ])
  expect(counts('year')).toEqual([['2012', 1]])
  expect(counts('topic')).toEqual([])
  expect((await libraryFacets({ now, filter: {} })).series).toEqual([
    { value: 'mekong-brief', label: 'mekong  brief', count: 2 },
  ])
  expect(await titles({ series: 'mekong-brief' })).toEqual(['Two', 'Four'])
})

test('a list is put in the order that is asked for', async () => {
  await shelfOfFour()
  expect(await titles({})).toEqual(['One', 'Two', 'Three', 'Four'])
  expect(await titles({ sort: 'oldest' })).toEqual(['Four', 'Three', 'Two', 'One'])
  expect(await titles({ sort: 'title' })).toEqual(['Four', 'One', 'Three', 'Two'])
  expect((await titles({ sort: 'posted' }))[0]).toBe('Two')
  expect(await titles({ sort: 'best' })).toEqual(await titles({}))
})

test('a publication that says nothing of itself but its title has its place among the titles', async () => {
  await shelfOfFour()
  await write(async (tx) =>
    tx
      .update(revisions)
      .set({ publicationType: null, publishedOn: null, series: '' })
      .where(inArray(revisions.title, ['Four', 'Two'])),
  )
  expect(await titles({ sort: 'title' })).toEqual(['Four', 'One', 'Three', 'Two'])
})

test('an empty list tells what each choice hides; a choice that nothing live offers is no list', async () => {
  await shelfOfFour()
  const empty = (await findInLibrary({ now, filter: { year: '2012', type: 'guide', q: 'words' }, page: 1 }))!
  expect(empty.list.total).toBe(0)
  expect(empty.reliefs).toEqual([
    { without: 'year', count: 1 },
    { without: 'type', count: 1 },
  ])
  expect(await findInLibrary({ now, filter: { country: 'atlantis' }, page: 1 })).toBeUndefined()
  expect(await findInLibrary({ now: 0, filter: { country: 'myanmar' }, page: 1 })).toBeUndefined()
  expect(await findInLibrary({ now, filter: {}, page: 2 })).toBeUndefined()
})
