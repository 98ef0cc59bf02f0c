import { DownloadLinks, FilterButtons } from '@/components/admin/shell/list-page'
import { PageHead } from '@/components/admin/shell/page-head'
import { InstantForm } from '@/components/ui/instant-form'
import { SelectField } from '@/components/ui/fields'
import { PageTurn } from '@/components/ui/turn'
import {
  publishingReport,
  reportMonths,
  type ReportPeriod,
  type PublishingReport,
} from '@/domain/desk/publishing-report'
import { longDate, partialDate } from '@/lib/time/time'
import { reportAddress, reportPeriod } from './report-address'
import { countedKinds, periodWords, textCountsInWords, reportParts } from './report-words'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { declarationOf } from '@/lib/kinds/kinds'
import { countInWords } from '@/lib/text/numbers'
import type { ReactNode } from 'react'
import { FetchedFile } from '@/components/admin/downloads/download-months'

export const metadata = { title: 'Figures' }

export default deskPage('/admin/report', async ({ actor, clock, searchParams }) => {
  const months = await reportMonths(actor, clock.now)
  const asked = reportAddress.read(searchParams)
  const period = reportPeriod(asked, months)
  const { entry, page = 1 } = asked
  const report = await publishingReport(actor, { ...period, entry, page }, clock.now)
  const { total, downloads, languages } = report
  return (
    <div className="max-w-5xl">
      <PageHead title="Figures">
        What was published in a period, and how often its documents were fetched, for donors and partners: print it, or
        take it into a spreadsheet. It counts what readers have now, by the date that it has on the site.
      </PageHead>
      <ReportForm period={period} months={months} entry={entry} texts={downloads.texts} />
      <div className="mb-8 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p role="status" className="max-w-[66ch]">
          <b>{periodWords(period)}:</b>{' '}
          {languages.length > 0
            ? `${textCountsInWords(total)} in ${countInWords(languages.length, 'language')}, and ${countInWords(downloads.total, 'download')} of documents.`
            : `Nothing that readers have now is from this time. ${countInWords(downloads.total, 'download')} of documents.`}
        </p>
        <div className="text-sm print:hidden">
          <DownloadLinks
            files={[
              { href: `/api/desk/report?${reportAddress.narrowed(period)}`, label: 'Spreadsheet (CSV)' },
              { href: '/api/desk/downloads', label: 'Downloads of every file by month (CSV)' },
            ]}
          />
        </div>
      </div>
      <ReportTables report={report} />
      <PageTurn
        page={page}
        pages={downloads.pages}
        address={(page) => reportAddress.at({ ...period, entry, page })}
        words={['Downloaded more often', 'Less often']}
      />
      <p className="mt-10 max-w-[66ch] text-sm text-soft">
        As of {longDate(clock.now, clock.zone)}. Downloads are counted by month, without anything about who fetched a
        file; search engines and other programs that say what they are do not count.
      </p>
    </div>
  )
})

type FormProps = { period: ReportPeriod; months: string[]; entry?: number; texts: { id: number; title: string }[] }

function ReportForm({ period, months, entry, texts }: FormProps) {
  const options = months.toReversed().map((month) => ({ value: month, label: partialDate(month) }))
  const all = { from: months[0]!, until: months.at(-1)! }
  const isAll = period.from === all.from && period.until === all.until
  return (
    <InstantForm
      label="Period"
      path={reportAddress.path}
      query={reportAddress.narrowed({ ...period, entry })}
      className="mb-6 flex flex-wrap items-end gap-3 print:hidden"
    >
      <SelectField label="From" name="from" defaultValue={period.from} options={options} className="min-w-40" />
      <SelectField label="Until" name="until" defaultValue={period.until} options={options} className="min-w-40" />
      {texts.length > 1 && (
        <SelectField
          label="Downloads of"
          name="entry"
          defaultValue={texts.some(({ id }) => id === entry) ? String(entry) : ''}
          none="All texts"
          options={texts.map(({ id, title }) => ({ id, name: title || 'Untitled' }))}
          className="max-w-80 min-w-40"
        />
      )}
      <FilterButtons all={(!isAll || entry !== undefined) && reportAddress.at(all)} />
    </InstantForm>
  )
}

function ReportTables({ report }: { report: PublishingReport }) {
  const kinds = countedKinds(report.total)
  const heads = kinds.map((kind) => `${declarationOf(kind).name}s`)
  return (
    <div className="grid gap-x-12 gap-y-10 md:grid-cols-2 print:grid-cols-2">
      {reportParts(report)
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows, name, more }) => (
          <ReportTable key={title} title={title} more={more} heads={heads}>
            {rows.map((row) => (
              <CountsRow key={row.value ?? ''} name={name(row)} counts={kinds.map((kind) => row[kind])} />
            ))}
          </ReportTable>
        ))}
      {report.downloads.files.length > 0 && (
        <ReportTable title="Downloaded most often" heads={['Downloads']}>
          {report.downloads.files.map((file) => (
            <CountsRow key={file.mediaId} name={<FetchedFile {...file} />} counts={[file.times]} />
          ))}
        </ReportTable>
      )}
    </div>
  )
}

type TableProps = { title: string; heads: string[]; more?: string; children: ReactNode }

function ReportTable({ title, heads, more, children }: TableProps) {
  return (
    <section className="min-w-0 break-inside-avoid">
      <table className="w-full border-collapse">
        <caption className="pb-2 text-left">
          <h2>{title}</h2>
          {more && <p className="text-sm text-soft">{more}</p>}
        </caption>
        <thead>
          <tr className="text-sm text-soft">
            <td />
            {heads.map((head) => (
              <th key={head} scope="col" className="pb-1 pl-2 text-right font-semibold sm:pl-4">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function CountsRow({ name, counts }: { name: ReactNode; counts: number[] }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-normal wrap-anywhere">
        {name}
      </th>
      {counts.map((count, column) => (
        <td key={column} className="py-1.5 pl-2 text-right align-top tabular-nums sm:pl-4">
          {count.toLocaleString('en')}
        </td>
      ))}
    </tr>
  )
}
