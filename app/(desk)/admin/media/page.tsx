import Link from 'next/link'
import { libraryQueryIn, isNarrowed, mediaLibraryAddress, type LibraryQuery } from './library-query'
import { LibraryForm } from './library-form'
import { SendHere } from './send-here'
import { UploadGrid } from './upload-grid'
import { UploadTable } from './upload-table'
import { ListPage } from '@/components/admin/shell/list-page'
import { listLibrary } from '@/domain/files/media-library'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Media' }

export default deskPage('/admin/media', async ({ actor, clock: { now, zone }, searchParams }) => {
  const query = libraryQueryIn(searchParams)
  const list = await listLibrary(actor, query, now)
  const isFiltered = isNarrowed(query)
  return (
    <ListPage
      title="Media"
      about={
        actor.role === 'contributor'
          ? 'What you uploaded, and what is in the texts that you created.'
          : 'Every picture, document and recording that was uploaded here.'
      }
      above={<SendHere />}
      filters={<LibraryForm query={query} />}
      label="Files found"
      count={(list.total > 0 || isFiltered) && countInWords(list.total, isFiltered)}
      all="/admin/media"
      aside={<ViewSwitch query={query} />}
      list={list}
      address={(page) => mediaLibraryAddress({ ...query, page })}
      turns={['Before', 'After']}
      isFiltered={isFiltered}
      nothing="Nothing has been uploaded yet. Files that you add here can be put into any text; readers get a file only while a published text uses it."
      nothingFound={
        <>
          Nothing matches.{' '}
          {query.search && 'Every word of a search must occur in the name, description, caption or credit. '}
          Take a filter away above, or <a href="/admin/media">show all</a>. What was deleted is in{' '}
          <Link href="/admin/trash">the trash</Link>.
        </>
      }
    >
      {(items) =>
        query.view === 'list' ? <UploadTable uploads={items} zone={zone} /> : <UploadGrid uploads={items} />
      }
    </ListPage>
  )
})

function countInWords(total: number, isNarrowedList: boolean) {
  const files = total === 1 ? '1 file' : `${total.toLocaleString('en')} files`
  return isNarrowedList ? `${files} found` : files
}

function ViewSwitch({ query }: { query: LibraryQuery }) {
  return (
    <nav aria-label="Shown as" className="flex gap-4 text-sm">
      <View address={mediaLibraryAddress({ ...query, view: undefined })} isCurrent={query.view !== 'list'}>
        Grid
      </View>
      <View address={mediaLibraryAddress({ ...query, view: 'list' })} isCurrent={query.view === 'list'}>
        List
      </View>
    </nav>
  )
}

function View({ address, isCurrent, children }: { address: string; isCurrent: boolean; children: string }) {
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
