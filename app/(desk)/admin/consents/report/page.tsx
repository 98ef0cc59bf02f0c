import { readableAddress } from '@/lib/web/readable-address'
import { Link } from '@/components/ui/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import { DownloadLinks, ListFilters, ListPage } from '@/components/admin/shell/list-page'
import { SelectField } from '@/components/ui/fields'
import { consentReport, reportYears, type ReportRow } from '@/domain/desk/consent-report'
import { longDate } from '@/lib/time/time'
import { reportCountSentence, endWords, removalWords, reportAddress } from './report-words'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Report for auditors' }

export default deskPage('/admin/consents/report', async ({ actor, clock, searchParams }) => {
  const { year } = reportAddress.read(searchParams)
  const query = reportAddress.narrowed({ year })
  const [rows, years] = await Promise.all([consentReport(actor, { year }, clock.now), reportYears(actor, clock.now)])
  return (
    <ListPage
      title="Report for auditors"
      about="What readers had about people at risk, and when; under which consents, by their references; who checked it for harm, and how it ended. None of these people is named."
      actions={<Link href="/admin/consents">All consents</Link>}
      className="max-w-5xl"
      above={
        <ListFilters
          label="Report for auditors"
          path={reportAddress.path}
          query={query}
          className="mb-5 flex flex-wrap items-end gap-3"
        >
          <SelectField
            label="Published in"
            name="year"
            defaultValue={year}
            none="All years"
            options={years.map((one) => ({ id: one, name: String(one) }))}
            className="min-w-40"
          />
        </ListFilters>
      }
      count={rows.length > 0 && reportCountSentence(rows)}
      aside={<DownloadLinks files={[{ href: `/api/desk/consents/report?${query}`, label: 'Spreadsheet (CSV)' }]} />}
      list={{ items: rows, total: rows.length, page: 1, pages: 1 }}
      address={() => reportAddress.at({ year })}
      nothing={`Nothing about people at risk was published${year ? ` in ${year}` : ''}.`}
    >
      {(rows) => (
        <ol className="border-t-3 border-rule">
          {rows.map((row) => (
            <ReportLine key={row.releaseId} row={row} zone={clock.zone} />
          ))}
        </ol>
      )}
    </ListPage>
  )
})

function ReportLine({ row, zone }: { row: ReportRow; zone: string }) {
  const { entryId, title, language, path, from, until, consents, checkedBy, checkedAt } = row
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-line py-3 md:grid-cols-2">
      <div className="min-w-0">
        <EntryLink entry={{ id: entryId, title, language }} />
        <p className="text-sm text-faint wrap-anywhere">{readableAddress(path)}</p>
      </div>
      <ul className="text-sm">
        <li>
          {longDate(from, zone)} {until === null ? 'until now' : `until ${longDate(until, zone)}: ${endWords(row)}`}
        </li>
        <li>{consents.length ? `Consents: ${consents.join(', ')}` : 'No consent was linked to it then'}</li>
        <li>
          {checkedBy && checkedAt !== null
            ? `Checked by ${checkedBy}, ${longDate(checkedAt, zone)}`
            : 'Published before it was marked, without a check'}
        </li>
        {removalWords(row).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </li>
  )
}
