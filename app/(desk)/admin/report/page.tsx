import { Downloads, ShowOrAll } from '@/components/admin/shell/list-page'
import { PageHead } from '@/components/admin/shell/page-head'
import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/fields'
import { publishingReport, reportMonths, type ReportPeriod } from '@/domain/desk/publishing-report'
import { longDate, partialDate } from '@/lib/time/time'
import { reportAddress, reportPeriod } from './report-address'
import { ReportTables } from './report-tables'
import { periodWords, textsWords } from './report-words'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { counted } from '@/lib/text/numbers'

export const metadata = { title: 'Publishing report' }

export default deskPage('/admin/report', async ({ actor, clock, searchParams }) => {
  const months = await reportMonths(actor, clock.now)
  const period = reportPeriod(reportAddress.read(searchParams), months)
  const report = await publishingReport(actor, period, clock.now)
  const { total, downloads, languages } = report
  const hasTexts = total.posts + total.publications > 0
  return (
    <div className="max-w-5xl">
      <PageHead title="Publishing report">
        What was published in a period, for donors and partners: print it, or take it into a spreadsheet. It counts what
        readers have now, by the date that it has on the site.
      </PageHead>
      <ReportForm period={period} months={months} />
      <div className="mb-8 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p role="status" className="max-w-[66ch]">
          <b>{periodWords(period)}:</b>{' '}
          {hasTexts
            ? `${textsWords(total)} in ${counted(languages.length, 'language')}, and ${counted(downloads.total, 'download')} of documents.`
            : `Nothing that readers have now is from this time. ${counted(downloads.total, 'download')} of documents.`}
        </p>
        <div className="text-sm print:hidden">
          <Downloads
            files={[{ href: `/api/desk/report?${reportAddress.narrowed(period)}`, label: 'Spreadsheet (CSV)' }]}
          />
        </div>
      </div>
      <ReportTables report={report} />
      <p className="mt-10 max-w-[66ch] text-sm text-soft">
        As of {longDate(clock.now, clock.zone)}. Downloads are counted by month, without anything about who fetched a
        file; search engines and other programs that say what they are do not count.
      </p>
    </div>
  )
})

type ReportFormProps = { period: ReportPeriod; months: string[] }

function ReportForm({ period, months }: ReportFormProps) {
  const options = months.toReversed().map((month) => ({ value: month, label: partialDate(month) }))
  const all = { from: months[0]!, until: months.at(-1)! }
  const isAll = period.from === all.from && period.until === all.until
  return (
    <InstantForm
      label="Period"
      path={reportAddress.path}
      query={reportAddress.narrowed(period)}
      className="mb-6 flex flex-wrap items-end gap-3 print:hidden"
    >
      <SelectField label="From" name="from" defaultValue={period.from} options={options} className="min-w-40" />
      <SelectField label="Until" name="until" defaultValue={period.until} options={options} className="min-w-40" />
      <ShowOrAll all={!isAll && reportAddress.at(all)} />
    </InstantForm>
  )
}
