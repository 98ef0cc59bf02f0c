import type { Metadata } from 'next'
import { requireActor } from '@/auth/session'
import { downloadFilter, downloadQuery, downloadsIn } from './download-address'
import { DownloadForm } from './download-form'
import { DownloadTable } from './download-table'
import { Turn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { downloadMonths, downloadsOf, lastTwelve, type FileDownloads } from '@/domain/files/downloads'
import { clockFor } from '../clock'

export const metadata: Metadata = { title: 'Downloads' }

const perPage = 50

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Downloads({ searchParams }: Props) {
  const address = downloadsIn(await searchParams)
  const query = downloadQuery(address)
  const actor = await requireActor(query ? `/admin/downloads?${query}` : '/admin/downloads')
  const filter = downloadFilter(address)
  const [clock, all, files, months] = await Promise.all([
    clockFor(actor),
    downloadsOf(actor),
    downloadsOf(actor, filter),
    downloadMonths(actor),
  ])
  const pages = Math.max(1, Math.ceil(files.length / perPage))
  const page = Math.min(address.page ?? 1, pages)
  return (
    <div className="max-w-5xl">
      <PageHead title="Downloads">
        How often documents and recordings were fetched from the public site, each version by itself; playing a
        recording counts too. Counted by month, without anything about who; search engines and other programs that say
        what they are do not count. Readers never see these numbers.
      </PageHead>
      <DownloadForm address={address} months={months} publications={publicationsOf(all)} />
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
        <p role="status" className="text-soft">
          {inAll(files, address.month)}
        </p>
        {files.length > 0 && (
          <p>
            Download:{' '}
            <a href={`/api/desk/downloads?${downloadQuery({ ...address, page: undefined })}`} download>
              Spreadsheet (CSV)
            </a>
          </p>
        )}
      </div>
      {files.length > 0 && (
        <DownloadTable
          files={files.slice((page - 1) * perPage, page * perPage)}
          months={lastTwelve(clock.now, clock.zone)}
          month={address.month}
        />
      )}
      <Turn
        page={page}
        pages={pages}
        address={(page) => `/admin/downloads?${downloadQuery({ ...address, page })}`}
        words={['More often', 'Less often']}
      />
    </div>
  )
}

function inAll(files: FileDownloads[], month?: string) {
  const times = files.reduce((sum, file) => sum + (month ? (file.months[month] ?? 0) : file.total), 0)
  if (times === 0) return 'Nothing has been fetched yet.'
  const downloads = times === 1 ? '1 download' : `${times.toLocaleString('en')} downloads`
  return `${downloads} of ${files.length === 1 ? '1 file' : `${files.length.toLocaleString('en')} files`}`
}

function publicationsOf(files: FileDownloads[]) {
  const uses = new Map(files.flatMap((file) => file.uses).map((use) => [use.entryId, use]))
  return [...uses.values()].sort((one, other) => one.title.localeCompare(other.title, 'en'))
}
