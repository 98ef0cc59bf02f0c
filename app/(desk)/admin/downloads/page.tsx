import { DownloadForm, downloadsAddress } from './download-form'
import { DownloadLinks, ListPage } from '@/components/admin/shell/list-page'
import { downloadMonths, downloadsOf, lastTwelve, type FileDownloads } from '@/domain/files/downloads'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { countInWords } from '@/lib/text/numbers'
import { monthName } from '@/lib/time/time'
import { MonthCells, MonthHeads, FetchedFile } from '@/components/admin/downloads/download-months'

export const metadata = { title: 'Downloads' }

const perPage = 50

export default deskPage('/admin/downloads', async ({ actor, clock, searchParams }) => {
  const asked = downloadsAddress.read(searchParams)
  const { month, entry } = asked
  const [all, files, months] = await Promise.all([
    downloadsOf(actor),
    downloadsOf(actor, { month, entryId: entry }),
    downloadMonths(actor),
  ])
  const pages = Math.max(1, Math.ceil(files.length / perPage))
  const page = Math.min(asked.page ?? 1, pages)
  const items = files.slice((page - 1) * perPage, page * perPage)
  return (
    <ListPage
      title="Downloads"
      about="How often documents and recordings were fetched from the public site, each version by itself; playing a recording counts too. Counted by month, without anything about who; search engines and other programs that say what they are do not count. Readers never see these numbers."
      className="max-w-5xl"
      above={<DownloadForm currentQuery={asked} months={months} publications={publicationsByFile(all)} />}
      count={TotalsRow(files, month)}
      aside={
        <DownloadLinks
          files={[{ href: `/api/desk/downloads?${downloadsAddress.narrowed(asked)}`, label: 'Spreadsheet (CSV)' }]}
        />
      }
      list={{ items, total: files.length, page, pages }}
      address={(page) => downloadsAddress.at({ ...asked, page })}
      turns={['More often', 'Less often']}
      nothing=""
    >
      {(items) => <DownloadTable files={items} months={lastTwelve(clock.now, clock.zone)} month={month} />}
    </ListPage>
  )
})

function TotalsRow(files: FileDownloads[], month?: string) {
  const times = files.reduce((sum, file) => sum + (month ? (file.months[month] ?? 0) : file.total), 0)
  if (times === 0) return 'Nothing has been fetched yet.'
  return `${countInWords(times, 'download')} of ${countInWords(files.length, 'file')}`
}

function publicationsByFile(files: FileDownloads[]) {
  const uses = new Map(files.flatMap((file) => file.uses).map((use) => [use.entryId, use]))
  return [...uses.values()].sort((one, other) => one.title.localeCompare(other.title, 'en'))
}

type Props = {
  files: FileDownloads[]
  /** The last twelve months (YYYY-MM), oldest first. */
  months: string[]
  month?: string
}

function DownloadTable({ files, months, month }: Props) {
  return (
    <table role="table" aria-label="Downloads" className="block w-full border-collapse md:table">
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="text-left text-sm text-soft">
          <th role="columnheader" scope="col" className="w-full pb-1 font-semibold">
            File
          </th>
          <MonthHeads months={months} />
          {month && (
            <th role="columnheader" scope="col" className={numberHeadClass}>
              {shortMonth(month)}
            </th>
          )}
          <th role="columnheader" scope="col" className={numberHeadClass}>
            Total
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {files.map((file) => (
          <tr
            key={file.mediaId}
            role="row"
            className="flex flex-wrap items-end border-t border-line pt-2.5 md:table-row md:pt-0"
          >
            <th role="rowheader" scope="row" className="w-full pb-2 text-left font-normal md:py-2.5 md:pr-3">
              <FetchedFile {...file} />
            </th>
            <MonthCells months={months} counts={file.months} />
            {month && <TimesCell times={file.months[month] ?? 0} label={shortMonth(month)} />}
            <TimesCell times={file.total} label="Total" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const numberHeadClass = 'pb-1 pl-3 text-right font-semibold whitespace-nowrap'

function shortMonth(month: string) {
  return `${monthName(Number(month.slice(5)), 'short')} ${month.slice(0, 4)}`
}

function TimesCell({ times, label }: { times: number; label: string }) {
  return (
    <td role="cell" className="pb-2 pl-4 text-right align-bottom leading-none tabular-nums max-md:ml-auto">
      <span aria-hidden className="mb-1 block text-sm text-soft md:hidden">
        {label}
      </span>
      {times.toLocaleString('en')}
    </td>
  )
}
