import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { addDownloads } from '@/domain/files/downloads'
import { withdraw } from '@/domain/publishing/releases'
import { morning } from '@/domain/testing/archive'
import { library } from '@/domain/testing/library'
import { got, post, someone } from '@/domain/testing/newsroom'
import { publishingReport, reportMonths, type CountedRow } from './publishing-report'

let room: Awaited<ReturnType<typeof library>>
beforeEach(async () => {
  testDatabase()
  room = await library()
})

const now = morning('2016-05-01')

/** A row in a line, with posts, publications, events and calls: "myanmar 2 1 0 0". */
function lines(rows: CountedRow[]) {
  return rows.map((row) => [row.value ?? 'none', row.post, row.publication, row.event, row.call].join(' '))
}

test('it counts what readers have of a period, by month, country, topic, language and type; what has none stands last', async () => {
  const { protection, myanmar } = room.terms
  // A minute before and after the period, in the zone of the site.
  await room.publish('2015-03-31 23:59', { termIds: [myanmar] })
  await room.publish('2015-06-01 00:00', { termIds: [myanmar] })
  await room.publish('2015-04-01 00:00', { termIds: [myanmar, protection] })
  await room.publish('2015-05-31 23:59', {}, 'post', 'km')
  await room.publish('2015-05-02', {}, 'page')
  await room.publish('2015-05-02', { termIds: [myanmar], event: { startsAt: now, endsAt: now + 1 } }, 'event')
  for (const type of ['vacancy', 'tender'] as const)
    await room.publish('2015-05-02', { title: type, call: { type } }, 'call')
  await room.shelve({ date: '2015-05-03', termIds: [myanmar], about: { type: 'guide' } })
  const { entryId } = await room.publish('2015-05-04', {})
  got(await withdraw(room.editor, { entryId, reason: 'error', explanation: 'Wrong.', at: now }, now))
  await post(room.editor, { title: 'A draft' }, morning('2015-05-05'))

  const report = await publishingReport(room.editor, { from: '2015-04', until: '2015-05' }, now)
  expect(report.total).toEqual({ post: 2, publication: 1, event: 1, call: 2 })
  expect(lines(report.times)).toEqual(['2015-04 1 0 0 0', '2015-05 1 1 1 2'])
  expect(lines(report.countries)).toEqual(['myanmar 1 1 1 0', 'none 1 0 0 2'])
  expect(lines(report.topics)).toEqual(['protection 1 0 0 0', 'none 1 1 1 2'])
  expect(lines(report.languages)).toEqual(['en 1 1 1 2', 'km 1 0 0 0'])
  expect(lines(report.types)).toEqual(['guide 0 1 0 0', 'tender 0 0 0 1', 'vacancy 0 0 0 1'])
})

test('a long period is told by year, years without texts among them', async () => {
  await room.publish('2012-10-01', {})
  await room.publish('2015-10-01', {})
  const { times } = await publishingReport(room.editor, { from: '2012-10', until: '2016-05' }, now)
  expect(lines(times)).toEqual(['2012 1 0 0 0', '2013 0 0 0 0', '2014 0 0 0 0', '2015 1 0 0 0', '2016 0 0 0 0'])
})

test('downloads of the period are added up, and the files fetched most often are named for those who may see them', async () => {
  const [first, second] = [
    await room.shelve({ title: 'First', pages: ['a'] }),
    await room.shelve({ title: 'Second', pages: ['b'] }),
  ]
  const fetched = (mediaId: string | undefined, date: string, times: number) => ({
    mediaId: mediaId!,
    at: morning(date),
    times,
  })
  await addDownloads([
    fetched(first.mediaId, '2015-04-30', 9),
    fetched(first.mediaId, '2015-05-01', 2),
    fetched(second.mediaId, '2015-05-31', 3),
    fetched(second.mediaId, '2015-06-01', 9),
  ])
  const may = { from: '2015-05', until: '2015-05' }
  const { downloads } = await publishingReport(room.editor, may, now)
  expect(downloads.total).toBe(5)
  expect(downloads.files).toMatchObject([
    { uses: [{ title: 'Second' }], times: 3 },
    { uses: [{ title: 'First' }], times: 2 },
  ])
  const unseen = await publishingReport(await someone('contributor'), may, now)
  expect(unseen.downloads).toEqual({ total: 5, files: [], pages: 1, texts: [] })
  // The files of one text, and a page that the list does not have.
  const [{ id } = { id: 0 }] = downloads.texts
  expect(downloads.texts.map(({ title }) => title)).toEqual(['First', 'Second'])
  const ofFirst = (await publishingReport(room.editor, { ...may, entry: id }, now)).downloads
  expect(ofFirst).toMatchObject({ pages: 1, files: [{ uses: [{ title: 'First' }], times: 2 }] })
  expect((await publishingReport(room.editor, { ...may, page: 2 }, now)).downloads.files).toEqual([])
})

test('a report begins and ends with months of years that have texts, however old one says that it is', async () => {
  await room.publish('2012-10-01', {})
  await room.publish('2012-10-02', { dated: Date.UTC(100, 5, 1) })
  const months = await reportMonths(room.editor, now)
  expect([months.length, months[0], months[12], months.at(-1)]).toEqual([29, '0100-01', '2012-01', '2016-05'])
  const { total, times } = await publishingReport(room.editor, { from: '0100-01', until: '2016-05' }, now)
  expect([total.post, times.length]).toEqual([2, 1917])
})

test('an empty site has the present year', async () => {
  const month = { from: '2016-05', until: '2016-05' }
  const none = { post: 0, publication: 0, event: 0, call: 0 }
  expect(await reportMonths(room.editor, now)).toEqual(['2016-01', '2016-02', '2016-03', '2016-04', '2016-05'])
  expect(await publishingReport(room.editor, month, now)).toEqual({
    total: none,
    times: [{ value: '2016-05', label: '2016-05', ...none }],
    countries: [],
    topics: [],
    languages: [],
    types: [],
    downloads: { total: 0, files: [], pages: 1, texts: [] },
  })
})
