import { beforeEach, expect, test } from 'vitest'
import { publicVersion, read } from '@/db/connection'
import { downloads } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { addDownloads, downloadsOf, lastTwelve } from './downloads'
import { content, createEntry, got, someone } from '@/domain/testing/newsroom'
import { uploaded } from '@/domain/testing/stored-files'

beforeEach(() => void testDatabase())

test('downloads add up by month in the zone of the site, and pass over what is gone', async () => {
  const id = await uploaded()
  const newMonth = Date.UTC(2014, 9, 31, 17) // the first of November in Bangkok
  await addDownloads([
    { mediaId: id, at: newMonth - 1, times: 2 },
    { mediaId: id, at: newMonth, times: 1 },
    { mediaId: 'gone', at: newMonth, times: 5 },
  ])
  await addDownloads([{ mediaId: id, at: newMonth + 1, times: 3 }])
  expect(await read().select().from(downloads).orderBy(downloads.month)).toEqual([
    { mediaId: id, month: '2014-10', times: 2 },
    { mediaId: id, month: '2014-11', times: 4 },
  ])
})

test('counting does not touch the public pages', async () => {
  const id = await uploaded()
  const before = await publicVersion()
  await addDownloads([{ mediaId: id, at: 0, times: 1 }])
  expect(await publicVersion()).toBe(before)
})

test('the desk shows each version by itself, the most fetched first, by month and by publication', async () => {
  const editor = await someone()
  const [first, second] = [await uploaded({ name: 'a.pdf' }), await uploaded({ name: 'b.pdf' })]
  const whole = content({ title: 'A report', files: [{ mediaId: second, title: '', language: 'en' }] })
  got(await createEntry(editor, { kind: 'publication', language: 'en', session: 's', content: whole }, 0))
  const [october, november] = [Date.UTC(2014, 9, 7), Date.UTC(2014, 10, 7)]
  await addDownloads([
    { mediaId: first, at: october, times: 9 },
    { mediaId: second, at: october, times: 1 },
    { mediaId: second, at: november, times: 2 },
  ])
  const names = async (...args: Parameters<typeof downloadsOf>) => (await downloadsOf(...args)).map(({ name }) => name)
  expect(await names(editor)).toEqual(['a.pdf', 'b.pdf'])
  expect(await names(editor, [first])).toEqual(['a.pdf'])
  expect(await downloadsOf(editor, [second])).toMatchObject([
    { mediaId: second, months: { '2014-10': 1, '2014-11': 2 }, total: 3, uses: [{ title: 'A report' }] },
  ])
  expect(await names(await someone('contributor'))).toEqual([])
})

test('twelve months end with the one that the site’s clocks show', () => {
  const months = lastTwelve(Date.UTC(2014, 9, 31, 17), 'Asia/Bangkok')
  expect([months.length, months[0], months.at(-1)]).toEqual([12, '2013-12', '2014-11'])
})
