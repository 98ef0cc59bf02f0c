import type { PublishingReport, ReportPeriod } from '@/domain/desk/publishing-report'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { partsOf } from './report-words'

export function publishingReportCsv(report: PublishingReport, { from, until }: ReportPeriod) {
  const line = (table: string, name: string, ...counts: (number | '')[]) =>
    csvLine([from, until, table, name, ...counts])
  const { total, downloads } = report
  return [
    csvMark,
    csvLine(['from', 'until', 'table', 'name', 'posts', 'publications', 'downloads']),
    line('In all', '', total.posts, total.publications, downloads.total),
    ...partsOf(report).flatMap(({ title, rows, name }) =>
      rows.map((row) => line(title, name(row), row.posts, row.publications, '')),
    ),
    ...downloads.files.map((file) => line('Downloads', file.name, '', '', file.times)),
  ].join('')
}
