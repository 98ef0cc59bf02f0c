import type { FileDownloads } from '@/domain/files/downloads'
import { monthName, partialDate } from '@/lib/time/time'
import { Link } from '@/components/ui/link'
import { EntryLink } from '@/components/admin/entry/entry-title'
import type { UsingEntry } from '@/domain/files/entries-using'

type MonthDownloads = {
  /** YYYY-MM, oldest first. */
  months: string[]
}

function MonthHeads({ months }: MonthDownloads) {
  return months.map((month) => (
    <th
      key={month}
      role="columnheader"
      scope="col"
      className="min-w-3 pb-1 text-center font-semibold text-soft md:min-w-4"
    >
      <span aria-hidden>{monthName(Number(month.slice(5)), 'narrow')}</span>
      <span className="sr-only">{partialDate(month)}</span>
    </th>
  ))
}

function MonthCells({ months, counts }: MonthDownloads & { counts: FileDownloads['months'] }) {
  const max = Math.max(1, ...months.map((month) => counts[month] ?? 0))
  return months.map((month) => {
    const times = counts[month] ?? 0
    const height = times && Math.max(2, Math.round((times / max) * 24))
    return (
      <td key={month} role="cell" className="px-px pb-2.5 align-bottom">
        <svg aria-hidden viewBox="0 0 10 25" className="mx-auto block h-[25px] w-2.5">
          <rect y={24} width={10} height={1} className="fill-line" />
          <rect y={25 - height} width={10} height={height} className="fill-accent" />
        </svg>
        <span className="sr-only">{times}</span>
      </td>
    )
  })
}

export function DownloadChart({ file, months }: MonthDownloads & { file?: Pick<FileDownloads, 'months' | 'total'> }) {
  if (!file) return <p className="text-sm text-soft">Nobody has fetched it yet.</p>
  const lately = months.reduce((sum, month) => sum + (file.months[month] ?? 0), 0)
  return (
    <div className="text-sm">
      <table role="table" aria-label="Downloads in the last twelve months" className="border-collapse">
        <thead>
          <tr>
            <MonthHeads months={months} />
          </tr>
        </thead>
        <tbody>
          <tr>
            <MonthCells months={months} counts={file.months} />
          </tr>
        </tbody>
      </table>
      <p className="mt-1 text-soft">
        {lately.toLocaleString('en')} in twelve months · {file.total.toLocaleString('en')} in all
      </p>
    </div>
  )
}

type Props = { mediaId: string; name: string; version: number; uses: UsingEntry[] }

export function FetchedFile({ mediaId, name, version, uses }: Props) {
  return (
    <>
      <Link
        href={`/admin/media/${mediaId}`}
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
