import { expect, test } from 'vitest'
import type { PublishingReport } from '@/domain/desk/publishing-report'
import { reportPeriod, publishingReportCsv } from './report-address'
import { periodWords } from './report-words'

const months = ['2012-03', '2013-01', '2014-12', '2016-05']
const all = { from: '2012-03', until: '2016-05' }

test('a period lies within the months that there are, in their order; without one it is the present year', () => {
  expect(reportPeriod({}, months)).toEqual({ from: '2016-01', until: '2016-05' })
  expect(reportPeriod({ until: '2014-12' }, months)).toEqual({ from: '2014-01', until: '2014-12' })
  expect(reportPeriod({ from: '1999-01', until: '2030-01' }, months)).toEqual(all)
  expect(reportPeriod({ from: '2015-02', until: '2014-12' }, months)).toEqual({ from: '2014-12', until: '2015-02' })
})

test('a period in words', () => {
  expect(periodWords({ from: '2014-10', until: '2014-10' })).toBe('October 2014')
  expect(periodWords({ from: '2014-10', until: '2015-01' })).toBe('October 2014 to January 2015')
})

const counts = (post: number, publication: number, event = 0) => ({ post, publication, event, call: 0 })

test('the spreadsheet has a line for each row; nothing in it runs as a formula', () => {
  const report: PublishingReport = {
    total: counts(2, 1, 3),
    times: [{ value: '2014-10', label: '2014-10', ...counts(2, 1, 3) }],
    countries: [
      { value: 'x', label: '=SUM(A1)', ...counts(1, 0) },
      { label: '', ...counts(1, 1, 3) },
    ],
    topics: [],
    languages: [{ value: 'km', label: 'km', ...counts(2, 1, 3) }],
    types: [{ value: 'guide', label: 'guide', ...counts(0, 1) }],
    downloads: {
      total: 5,
      files: [{ mediaId: 'a', name: 'a.pdf', version: 1, uses: [], times: 4 }],
      pages: 1,
      texts: [],
    },
  }
  expect(publishingReportCsv(report, { from: '2014-10', until: '2014-10' }).split('\r\n')).toEqual([
    '\uFEFFfrom,until,table,name,posts,publications,events,calls,downloads',
    '2014-10,2014-10,In all,,2,1,3,0,5',
    '2014-10,2014-10,By time,October 2014,2,1,3,0,',
    "2014-10,2014-10,By country,'=SUM(A1),1,0,0,0,",
    '2014-10,2014-10,By country,Without a country,1,1,3,0,',
    '2014-10,2014-10,By language,Khmer,2,1,3,0,',
    '2014-10,2014-10,By type,Guide,0,1,0,0,',
    '2014-10,2014-10,Downloads,a.pdf,,,,,4',
    '',
  ])
})
