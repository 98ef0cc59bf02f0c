import { Link } from '@/components/ui/link'
import { isNarrowed, libraryAddress, LibraryForm, type UploadListQuery } from './library-form'
import { UploadDropZone } from './send-here'
import { ListPage } from '@/components/admin/shell/list-page'
import { listLibrary, type LibraryRow } from '@/domain/files/media-library'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { longDate } from '@/lib/time/time'
import { UploadTitle } from '@/components/admin/media/upload-title'
import { factsOf, describeGaps } from '@/components/admin/media/upload-words'
import { Thumbnail } from '@/components/admin/media/thumbnail'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Media' }

export default deskPage('/admin/media', async ({ actor, clock: { now, zone }, searchParams }) => {
  const asked = libraryAddress.read(searchParams)
  const { q: search, versions, view, page = 1 } = asked
  const list = await listLibrary(actor, { ...asked, search, newest: versions === 'newest', page }, now)
  const isFiltered = isNarrowed(asked)
  return (
    <ListPage
      title="Media"
      about={
        actor.role === 'contributor'
          ? 'What you uploaded, and what is in the texts that you created.'
          : 'Every picture, document and recording that was uploaded here.'
      }
      above={<UploadDropZone />}
      filters={<LibraryForm currentQuery={asked} />}
      label="Files found"
      count={(list.total > 0 || isFiltered) && `${countInWords(list.total, 'file')}${isFiltered ? ' found' : ''}`}
      all={libraryAddress.path}
      aside={<ViewSwitch asked={asked} />}
      list={list}
      address={(page) => libraryAddress.at({ ...asked, page })}
      turns={['Before', 'After']}
      isFiltered={isFiltered}
      nothing="Nothing has been uploaded yet. Files that you add here can be put into any text; readers get a file only while a published text uses it."
      nothingFound={
        <>
          Nothing matches. {search && 'Every word of a search must occur in the name, description, caption or credit. '}
          Take a filter away above, or <a href="/admin/media">show all</a>. What was deleted is in{' '}
          <Link href="/admin/trash">the trash</Link>.
        </>
      }
    >
      {(items) => (view === 'list' ? <UploadTable uploads={items} zone={zone} /> : <UploadGrid uploads={items} />)}
    </ListPage>
  )
})

function ViewSwitch({ asked }: { asked: UploadListQuery }) {
  return (
    <nav aria-label="Shown as" className="flex gap-4 text-sm">
      <ViewLink address={libraryAddress.at({ ...asked, view: undefined })} isCurrent={asked.view !== 'list'}>
        Grid
      </ViewLink>
      <ViewLink address={libraryAddress.at({ ...asked, view: 'list' })} isCurrent={asked.view === 'list'}>
        List
      </ViewLink>
    </nav>
  )
}

function ViewLink({ address, isCurrent, children }: { address: string; isCurrent: boolean; children: string }) {
  return (
    <a
      href={address}
      aria-current={isCurrent ? 'true' : undefined}
      className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
    >
      {children}
    </a>
  )
}

function UploadTable({ uploads, zone }: { uploads: LibraryRow[]; zone: string }) {
  return (
    <table role="table" aria-label="Media" className="block w-full md:table md:table-fixed md:border-collapse">
      <thead role="rowgroup" className="sr-only md:not-sr-only md:table-header-group">
        <tr role="row" className="text-left text-sm text-soft md:table-row">
          <TableHead className="md:w-[38%]">File</TableHead>
          <TableHead>Description</TableHead>
          <TableHead className="md:w-[22%]">Uploaded</TableHead>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block md:table-row-group">
        {uploads.map((upload) => (
          <tr key={upload.id} role="row" className="block border-t border-line py-3 md:table-row">
            <th role="rowheader" scope="row" className={`${cellClass} text-left font-normal`}>
              <UploadTitle upload={upload}>
                <span className="block text-sm text-faint">
                  {factsOf(upload)}
                  {upload.version > 1 && <>, version {upload.version}</>}
                </span>
              </UploadTitle>
            </th>
            <td role="cell" className={cellClass}>
              <span className="line-clamp-3 text-sm wrap-anywhere">{upload.alt || upload.caption || upload.title}</span>
              {upload.credit && <span className="block text-sm text-soft wrap-anywhere">{upload.credit}</span>}
              <LackingNotes upload={upload} />
            </td>
            <td role="cell" className={`${cellClass} text-sm text-soft wrap-anywhere`}>
              {longDate(upload.uploadedAt, zone)} by {upload.uploader ?? 'the system'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TableHead({ className = '', children }: { className?: string; children: string }) {
  return (
    <th role="columnheader" scope="col" className={`py-1 pr-6 font-semibold ${className}`}>
      {children}
    </th>
  )
}

const cellClass = 'block py-0.5 align-top md:table-cell md:py-3 md:pr-6'

function UploadGrid({ uploads }: { uploads: LibraryRow[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-6 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
      {uploads.map((upload) => (
        <li key={upload.id} className="min-w-0">
          <Link href={`/admin/media/${upload.id}`} className="group block text-ink no-underline hover:text-accent">
            <Thumbnail
              upload={upload}
              className="aspect-[4/3] w-full outline-1 outline-line group-hover:outline-2 group-hover:outline-accent"
            />
            <span className="mt-1.5 line-clamp-2 font-semibold wrap-anywhere group-hover:underline">{upload.name}</span>
          </Link>
          <p className="text-sm text-faint">
            {factsOf(upload)}
            {upload.version > 1 && <>, version {upload.version}</>}
          </p>
          <LackingNotes upload={upload} />
        </li>
      ))}
    </ul>
  )
}

function LackingNotes({ upload }: { upload: LibraryRow }) {
  return (
    <>
      {describeGaps(upload).map(({ warn, words }) => (
        <span key={words} className={`block text-sm ${warn ? 'font-medium text-warn' : 'text-soft'}`}>
          {words}
        </span>
      ))}
    </>
  )
}
