import type { FileDownloads } from '@/domain/files/downloads'
import { monthName } from '@/lib/time/time'
import { MonthCells, MonthHeads, FetchedFile } from '@/components/admin/downloads/download-months'

type Props = {
  files: FileDownloads[]
  /** The last twelve months (YYYY-MM), the oldest first. */
  months: string[]
  month?: string
}

/** A table, and on a phone stacked rows, whose roles are set because `display` removes them. */
export function DownloadTable({ files, months, month }: Props) {
  return (
    <table role="table" aria-label="Downloads" className="block w-full border-collapse md:table">
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="text-left text-sm text-soft">
          <th role="columnheader" scope="col" className="w-full pb-1 font-semibold">
            File
          </th>
          <MonthHeads months={months} />
          {month && (
            <th role="columnheader" scope="col" className={numberHead}>
              {shortMonth(month)}
            </th>
          )}
          <th role="columnheader" scope="col" className={numberHead}>
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
            {month && <Times times={file.months[month] ?? 0} label={shortMonth(month)} />}
            <Times times={file.total} label="Total" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const numberHead = 'pb-1 pl-3 text-right font-semibold whitespace-nowrap'

/** For example "Oct 2014". */
function shortMonth(month: string) {
  return `${monthName(Number(month.slice(5)), 'short')} ${month.slice(0, 4)}`
}

function Times({ times, label }: { times: number; label: string }) {
  return (
    <td role="cell" className="pb-2 pl-4 text-right align-bottom leading-none tabular-nums max-md:ml-auto">
      <span aria-hidden className="mb-1 block text-sm text-soft md:hidden">
        {label}
      </span>
      {times.toLocaleString('en')}
    </td>
  )
}
