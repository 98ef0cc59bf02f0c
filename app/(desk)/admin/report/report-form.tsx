import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/select-field'
import { ShowOrAll } from '@/components/ui/show-or-all'
import type { ReportPeriod } from '@/domain/desk/publishing-report'
import { partialDate } from '@/lib/time'
import { reportQuery } from './report-address'

/** `months`: those to choose from, the oldest first. */
type Props = { period: ReportPeriod; months: string[] }

/** The months that the report is about. */
export function ReportForm({ period, months }: Props) {
  const options = months.toReversed().map((month) => ({ value: month, label: partialDate(month) }))
  const all = { from: months[0]!, until: months.at(-1)! }
  const isAll = period.from === all.from && period.until === all.until
  return (
    <InstantForm
      label="Period"
      path="/admin/report"
      query={reportQuery(period)}
      className="mb-6 flex flex-wrap items-end gap-3 print:hidden"
    >
      <SelectField label="From" name="from" defaultValue={period.from} options={options} className="min-w-40" />
      <SelectField label="Until" name="until" defaultValue={period.until} options={options} className="min-w-40" />
      <ShowOrAll all={!isAll && `/admin/report?${reportQuery(all)}`} />
    </InstantForm>
  )
}
