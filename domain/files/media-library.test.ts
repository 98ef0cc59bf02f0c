import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { listMedia } from './media'
import { describeUpload } from './media-details'
import { listLibrary, type LibraryFilter } from './media-library'
import { trashUpload } from './media-trash'
import { release } from '@/domain/publishing/releases'
import { got, post, someone } from '@/domain/testing/newsroom'
import { pdf, picture } from '@/domain/testing/uploads'

beforeEach(() => void testDatabase())

test('the library is searched in every word about a file, and narrowed by what a file is and lacks', async () => {
  const editor = await someone()
  const river = await picture(editor, 'river.png', { now: 1 })
  const people = await picture(editor, 'people.png', { now: 2 })
  const report = await pdf(editor, 'annual-report.pdf', { now: 3 })
  const say = async (id: string, changes: Parameters<typeof describeUpload>[1]['changes']) =>
    got(await describeUpload(editor, { id, changes }, 4))
  await say(river.id, { alt: 'ទន្លេមេគង្គ at dusk', credit: 'Photo: 100% UN-ACT' })
  await say(people.id, { people: 'recognisable', decorative: true, caption: 'Market day' })
  const entry = await post(editor, { lead: { mediaId: river.id, alt: '' }, summary: 'A summary.' })
  got(await release(editor, entry, 5))
  const names = async (filter: LibraryFilter & { sort?: 'name' | 'oldest' | 'size' }) =>
    (await listLibrary(editor, filter, 10)).items.map(({ name }) => name)
  expect(await names({})).toEqual(['annual-report.pdf', 'people.png', 'river.png'])
  expect(await names({ search: 'មេគង្គ' })).toEqual(['river.png'])
  expect(await names({ search: 'dusk 100%' })).toEqual(['river.png'])
  expect(await names({ search: 'market' })).toEqual(['people.png'])
  expect(await names({ search: '%' })).toEqual(['river.png'])
  expect(await names({ search: 'dusk\0 100%' })).toEqual(['river.png'])
  expect(await names({ type: 'document' })).toEqual(['annual-report.pdf'])
  expect(await names({ lacks: 'use' })).toEqual(['annual-report.pdf', 'people.png'])
  expect(await names({ lacks: 'description' })).toEqual([])
  expect(await names({ lacks: 'consent' })).toEqual(['people.png'])
  await say(people.id, { consent: 'Signed forms in the office.', decorative: false })
  expect(await names({ lacks: 'consent' })).toEqual([])
  expect(await names({ lacks: 'description' })).toEqual(['people.png'])
  expect(await names({ sort: 'name' })).toEqual(['annual-report.pdf', 'people.png', 'river.png'])
  expect(await names({ sort: 'oldest' })).toEqual(['river.png', 'people.png', 'annual-report.pdf'])

  const second = await pdf(editor, 'annual-report-2.pdf', { replaces: report.id, now: 6 })
  expect(await names({ newest: true, type: 'document' })).toEqual(['annual-report-2.pdf'])
  got(await trashUpload(editor, second.id, 7))
  expect(await names({ newest: true, type: 'document' })).toEqual(['annual-report.pdf'])
})

test('uploads to choose from are found by parts of all words that are said of them, whatever signs are typed besides', async () => {
  const editor = await someone()
  const river = await picture(editor, 'mekong-river.png', { now: 1 })
  await picture(editor, 'people-day.png', { now: 2 })
  const names = async (search: string) => (await listMedia(editor, { search }, 1)).map(({ name }) => name)
  expect(await names('KONG-RIV')).toEqual(['mekong-river.png'])
  expect(await names('ple-d')).toEqual(['people-day.png'])
  got(await describeUpload(editor, { id: river.id, changes: { alt: 'Boats at dusk', credit: 'Photo: Aye' } }, 3))
  expect(await names('aye boat')).toEqual(['mekong-river.png'])
  for (const search of ['.png', 'ng', 'n\0g']) expect([search, (await names(search)).length]).toEqual([search, 2])
  for (const search of ['\\', "';", 'p%n_g', 'Mékong']) expect([search, await names(search)]).toEqual([search, []])
})

test('a contributor sees what they uploaded and what stands in their entries', async () => {
  const [editor, contributor] = [await someone(), await someone('contributor')]
  await picture(editor)
  const own = await picture(contributor)
  expect((await listLibrary(contributor, {}, 1)).items.map(({ id }) => id)).toEqual([own.id])
  expect((await listLibrary(editor, {}, 1)).total).toBe(2)
})

test('pages hold what fits, and the number of all', async () => {
  const editor = await someone()
  for (let n = 0; n < 3; n++) await picture(editor, `p${n}.png`)
  expect(await listLibrary(editor, { page: 2 }, 1)).toMatchObject({ items: [], total: 3, pages: 1 })
})
