import { DownloadForm, downloadsAddress } from './download-form'
import { DownloadTable } from './download-table'
import { Downloads, ListPage } from '@/components/admin/shell/list-page'
import { downloadMonths, downloadsOf, lastTwelve, type FileDownloads } from '@/domain/files/downloads'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { counted } from '@/lib/text/numbers'

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
      above={<DownloadForm asked={asked} months={months} publications={publicationsOf(all)} />}
      count={inAll(files, month)}
      aside={
        <Downloads
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

function inAll(files: FileDownloads[], month?: string) {
  const times = files.reduce((sum, file) => sum + (month ? (file.months[month] ?? 0) : file.total), 0)
  if (times === 0) return 'Nothing has been fetched yet.'
  return `${counted(times, 'download')} of ${counted(files.length, 'file')}`
}

function publicationsOf(files: FileDownloads[]) {
  const uses = new Map(files.flatMap((file) => file.uses).map((use) => [use.entryId, use]))
  return [...uses.values()].sort((one, other) => one.title.localeCompare(other.title, 'en'))
}
