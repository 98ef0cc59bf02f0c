import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/select-field'
import { ShowOrAll } from '@/components/ui/show-or-all'
import type { ReportPeriod } from '@/domain/desk/publishing-report'
import { nextMonth } from '@/lib/months'
import { partialDate } from '@/lib/time'
import { reportQuery } from './report-address'

type Props = { period: ReportPeriod; bounds: ReportPeriod }

/** The months that the report is about. */
export function ReportForm({ period, bounds }: Props) {
  const months: string[] = []
  for (let month = bounds.from; month <= bounds.until; month = nextMonth(month)) months.unshift(month)
  const options = months.map((month) => ({ value: month, label: partialDate(month) }))
  const isAll = period.from === bounds.from && period.until === bounds.until
  return (
    <InstantForm
      label="Period"
      path="/admin/report"
      query={reportQuery(period)}
      className="mb-6 flex flex-wrap items-end gap-3 print:hidden"
    >
      <SelectField label="From" name="from" defaultValue={period.from} options={options} className="min-w-40" />
      <SelectField label="Until" name="until" defaultValue={period.until} options={options} className="min-w-40" />
      <ShowOrAll all={!isAll && `/admin/report?${reportQuery(bounds)}`} />
    </InstantForm>
  )
}
