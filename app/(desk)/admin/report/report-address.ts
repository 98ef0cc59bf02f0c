import type { ReportPeriod, PublishingReport, TextCounts } from '@/domain/desk/publishing-report'
import { idField, listAddress, monthField } from '../list-address'
import { csvLine, csvMark } from '@/lib/formats/csv'
import { reportParts } from './report-words'
import { kindsWithFields } from '@/lib/kinds/kinds'

export const reportAddress = listAddress('/admin/report', {
  from: monthField,
  until: monthField,
  entry: idField,
})

/** Limits the period to `months` (oldest first) and puts its ends in order. The default is the present year. */
export function reportPeriod(asked: ReturnType<typeof reportAddress.read>, months: string[]): ReportPeriod {
  const within = (value: string) => [months[0]!, value, months.at(-1)!].sort()[1]!
  const until = within(asked.until ?? months.at(-1)!)
  const from = within(asked.from ?? `${until.slice(0, 4)}-01`)
  return from <= until ? { from, until } : { from: until, until: from }
}

export function publishingReportCsv(report: PublishingReport, { from, until }: ReportPeriod) {
  const line = (table: string, name: string, counts: TextCounts | undefined, downloads: number | '') =>
    csvLine([from, until, table, name, ...kindsWithFields.map((kind) => counts?.[kind] ?? ''), downloads])
  const { total, downloads } = report
  return [
    csvMark,
    csvLine(['from', 'until', 'table', 'name', ...kindsWithFields.map((kind) => `${kind}s`), 'downloads']),
    line('In all', '', total, downloads.total),
    ...reportParts(report).flatMap(({ title, rows, name }) => rows.map((row) => line(title, name(row), row, ''))),
    ...downloads.files.map((file) => line('Downloads', file.name, undefined, file.times)),
  ].join('')
}
