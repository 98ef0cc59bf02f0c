import type { CountedRow, PublishingReport, ReportPeriod, TextCounts } from '@/domain/desk/publishing-report'
import { kindsWithFields } from '@/lib/kinds/kinds'
import { isSiteLanguage } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { partialDate } from '@/lib/time/time'
import { countInWords } from '@/lib/text/numbers'
import { typeName } from '@/components/site/type-name'

export function periodWords({ from, until }: ReportPeriod) {
  return from === until ? partialDate(from) : `${partialDate(from)} to ${partialDate(until)}`
}

export function countedKinds(total: TextCounts) {
  return kindsWithFields.filter((kind) => total[kind] > 0)
}

export function textCountsInWords(total: TextCounts) {
  return listFormat.format(countedKinds(total).map((kind) => countInWords(total[kind], kind)))
}

const listFormat = new Intl.ListFormat('en-GB')

type ReportPart = { title: string; rows: CountedRow[]; name: (row: CountedRow) => string; more?: string }

export function reportParts(report: PublishingReport): ReportPart[] {
  const or =
    (none: string, name: (row: CountedRow & { value: string }) => string) =>
    ({ value, ...row }: CountedRow) =>
      value === undefined ? none : name({ ...row, value })
  return [
    { title: 'By time', rows: report.times, name: or('', ({ value }) => partialDate(value)) },
    {
      title: 'By country',
      rows: report.countries,
      name: or('Without a country', ({ label }) => label),
      more: 'A text about two countries counts in both.',
    },
    {
      title: 'By topic',
      rows: report.topics,
      name: or('Without a topic', ({ label }) => label),
      more: 'A text with two topics counts in both.',
    },
    {
      title: 'By language',
      rows: report.languages,
      name: or('', ({ value }) => (isSiteLanguage(value) ? englishName(value) : value)),
      more: 'Each translation counts in its own language.',
    },
    {
      title: 'By type',
      rows: report.types,
      name: or('Without a type', ({ value }) => typeName(value)),
    },
  ]
}
