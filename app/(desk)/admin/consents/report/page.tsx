import type { Metadata } from 'next'
import Link from 'next/link'
import { requireActor } from '@/auth/session'
import { EntryLink } from '@/components/admin/entry/entry-title'
import { PageHead } from '@/components/admin/shell/page-head'
import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/select-field'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { consentReport, reportYears, type ReportRow } from '@/domain/desk/consent-report'
import { longDate } from '@/lib/time/time'
import { clockFor } from '../../clock'
import { orForbidden } from '../../or-forbidden'
import { reportYearIn } from './report-query'
import { countWords, endWords } from './report-words'

export const metadata: Metadata = { title: 'Report for auditors' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Report({ searchParams }: Props) {
  const year = reportYearIn(await searchParams)
  const actor = await requireActor(year ? `/admin/consents/report?year=${year}` : '/admin/consents/report')
  const clock = await clockFor(actor)
  const [rows, years] = await orForbidden(
    Promise.all([consentReport(actor, { year }, clock.now), reportYears(actor, clock.now)]),
  )
  return (
    <div className="max-w-5xl">
      <PageHead title="Report for auditors" actions={<Link href="/admin/consents">All consents</Link>}>
        What readers had about people at risk, and when; under which consents, by their references; who checked it for
        harm, and how it ended. None of these people is named.
      </PageHead>
      <InstantForm
        label="Report for auditors"
        path="/admin/consents/report"
        query={year ? `year=${year}` : ''}
        className="mb-5 flex flex-wrap items-end gap-3"
      >
        <SelectField
          label="Published in"
          name="year"
          defaultValue={String(year ?? '')}
          options={[
            { value: '', label: 'All years' },
            ...years.map((one) => ({ value: String(one), label: String(one) })),
          ]}
          className="min-w-40"
        />
        <ShowOrAll />
      </InstantForm>
      {rows.length > 0 && (
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
          <p role="status" className="text-soft">
            {countWords(rows)}
          </p>
          <p>
            Download:{' '}
            <a href={`/api/desk/consents/report${year ? `?year=${year}` : ''}`} download>
              Spreadsheet (CSV)
            </a>
          </p>
        </div>
      )}
      {rows.length > 0 ? (
        <ol className="border-t-3 border-rule">
          {rows.map((row) => (
            <Line key={row.releaseId} row={row} zone={clock.zone} />
          ))}
        </ol>
      ) : (
        <p className="text-soft">Nothing about people at risk was published{year ? ` in ${year}` : ''}.</p>
      )}
    </div>
  )
}

function Line({ row, zone }: { row: ReportRow; zone: string }) {
  const { entryId, title, language, path, from, until, consents, checkedBy, checkedAt } = row
  return (
    <li className="grid gap-x-8 gap-y-1 border-b border-line py-3 md:grid-cols-2">
      <div className="min-w-0">
        <EntryLink entry={{ id: entryId, title, language }} />
        <p className="text-sm text-faint wrap-anywhere">{path}</p>
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
      </ul>
    </li>
  )
}
