import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { reportOf } from '../report'
import { oldClock } from './item-records'
import { itemXml, type Item } from './test-export'
import { importItems, installation } from './test-import'

beforeEach(() => {
  testDatabase()
})

test.each([
  ['2014-10-28 09:30:00', '2014-10-28 02:30:00', { day: '2014-10-28', ahead: 420 }],
  ['2014-10-28 09:30:00', '2014-10-28 09:30:00', { day: '2014-10-28', ahead: 0 }],
  ['2014-10-27 20:30:00', '2014-10-28 01:30:00', { day: '2014-10-27', ahead: -300 }],
  ['2014-10-28 09:30:00', '0000-00-00 00:00:00', undefined],
  ['2014-10-28 09:30:00', '', undefined],
  ['2014-10-28 09:37:00', '2014-10-28 02:30:00', undefined],
  ['2014-10-28 09:30:00', '2014-10-25 02:30:00', undefined],
])('the clock of %s, which is %s in UTC', (date, dateGmt, clock) => {
  expect(oldClock({ date, dateGmt })).toEqual(clock)
})

/** Texts with local dates of a zone `hoursAhead` of UTC; this site is in Bangkok. */
function published(...texts: [date: string, hoursAhead: number][]) {
  return texts.map(([date, hours], n) => {
    const item: Item = { id: n + 1, title: `Text of ${date}`, date }
    const gmt = new Date(Date.parse(`${date.replace(' ', 'T')}Z`) - hours * 3_600_000).toISOString()
    return itemXml(item).replace(/<wp:post_date_gmt>[^<]*/, `<wp:post_date_gmt>${gmt.slice(0, 19).replace('T', ' ')}`)
  })
}

async function clockFindings(items: string[], isTrial = true) {
  const { report } = await importItems(items, { isTrial })
  return report.problems.filter(({ what }) => what.startsWith('The clock of the old site'))
}

test('the zone of the old clock is proposed, with the texts that fall on another day', async () => {
  const texts = published(
    ['2014-01-10 09:00:00', 1],
    ['2014-07-10 20:30:00', 2],
    ['2014-08-10 12:00:00', 2],
    ['2015-02-01 23:00:00', 1],
  )
  const [group, ...more] = await clockFindings(texts)
  expect(more).toEqual([])
  expect(group!.what).toMatch(/as in Europe\/Berlin.* that of this site is Asia\/Bangkok/)
  expect(group!.found.map(({ title, place }) => [title, place])).toEqual([
    ['Text of 2014-07-10 20:30:00', '2014-07-10 there, 2014-07-11 here'],
    ['Text of 2015-02-01 23:00:00', '2015-02-01 there, 2015-02-02 here'],
  ])
  expect(group!.theme?.advice).toContain('under Settings')
  // The import says the same.
  expect(await clockFindings(texts, false)).toHaveLength(1)
  // So does its report as it is kept.
  const kept = (await reportOf(installation, 1))!.problems.filter(({ what }) => what === group!.what)
  expect(kept.map(({ found }) => found.map(({ title, place }) => [title, place]))).toEqual([
    group!.found.map(({ title, place }) => [title, place]),
  ])
})

test('a clock that nobody ever set is that of UTC', async () => {
  const [group] = await clockFindings(
    published(['2014-01-10 03:00:00', 0], ['2014-07-10 22:30:00', 0], ['2015-02-01 23:00:00', 0]),
  )
  expect(group!.what).toMatch(/as in UTC or /)
})

test('a fixed distance from UTC is that of zones without summer time', async () => {
  const [group] = await clockFindings(
    published(['2014-01-10 03:00:00', -3], ['2014-07-10 22:30:00', -3], ['2015-02-01 23:00:00', -3]),
  )
  expect(group!.what).not.toMatch(/New_York|Sao_Paulo/)
  expect(group!.what).toMatch(/as in America\//)
})

test.each([
  [
    'the clock is that of this site',
    published(['2014-01-10 01:00:00', 7], ['2014-07-10 01:00:00', 7], ['2015-02-01 01:00:00', 7]),
  ],
  ['too few say it', published(['2014-01-10 20:00:00', 1], ['2014-07-10 20:00:00', 2])],
  [
    'most say nothing of the kind',
    published(
      ['2014-01-10 20:00:00', 1],
      ['2014-01-11 20:00:00', 1],
      ['2014-01-12 20:00:00', 1],
      ['2014-02-10 01:00:00', 7],
      ['2014-02-11 01:00:00', 7],
      ['2014-02-12 01:00:00', 7],
    ),
  ],
  [
    'they agree on no zone',
    published(['2014-01-10 20:00:00', 1], ['2014-01-11 20:00:00', -5], ['2014-01-12 20:00:00', 9]),
  ],
  [
    'no text falls on another day',
    published(['2014-01-10 12:00:00', 1], ['2014-07-10 12:00:00', 2], ['2015-02-01 12:00:00', 1]),
  ],
])('nothing is said where %s', async (_, items) => {
  expect(await clockFindings(items)).toEqual([])
})
