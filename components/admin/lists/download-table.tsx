import Link from 'next/link'
import type { FileDownloads } from '@/domain/downloads'
import { monthName } from '@/lib/time'
import { MonthCells, MonthHeads } from './download-months'
import { EntryLink } from './entry-title'

type Props = {
  files: FileDownloads[]
  /** The last twelve (YYYY-MM), the oldest first. */
  months: string[]
  /** The one that is asked for: its number stands beside the bars. */
  month?: string
}

/** Files by how often they were fetched: the publication, twelve months as bars, and all of it as a number. */
export function DownloadTable({ files, months, month }: Props) {
  return (
    <table aria-label="Downloads" className="w-full border-collapse">
      <thead>
        <tr className="text-left text-sm text-soft">
          <th scope="col" className="w-full pb-1 font-semibold">
            File
          </th>
          <MonthHeads months={months} />
          {month && (
            <th scope="col" className="pb-1 pl-3 text-right font-semibold whitespace-nowrap">
              {monthName(Number(month.slice(5)), 'short')} {month.slice(0, 4)}
            </th>
          )}
          <th scope="col" className="pb-1 pl-3 text-right font-semibold">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.mediaId} className="border-t border-line">
            <th scope="row" className="py-2.5 pr-3 text-left font-normal">
              <File {...file} />
            </th>
            <MonthCells months={months} counts={file.months} />
            {month && <Times times={file.months[month] ?? 0} />}
            <Times times={file.total} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function File({ mediaId, name, version, uses }: FileDownloads) {
  return (
    <>
      <Link
        href={`/admin/media/${mediaId}`}
        prefetch={false}
        className="inline-block min-h-6 wrap-anywhere text-ink no-underline hover:text-accent hover:underline"
      >
        {name}
        {version > 1 && <span className="text-soft"> · version {version}</span>}
      </Link>
      {uses.map(({ entryId, ...entry }) => (
        <span key={entryId} className="block text-sm">
          <EntryLink entry={{ id: entryId, ...entry }} />
        </span>
      ))}
    </>
  )
}

function Times({ times }: { times: number }) {
  return <td className="py-2.5 pl-3 text-right align-bottom tabular-nums">{times.toLocaleString('en')}</td>
}
