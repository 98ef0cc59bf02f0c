import Link from 'next/link'
import { Turn } from '@/components/ui/turn'
import { libraryQueryIn, isNarrowed, mediaLibraryAddress, type LibraryQuery } from './library-query'
import { LibraryForm } from './library-form'
import { SendHere } from './send-here'
import { UploadGrid } from './upload-grid'
import { UploadTable } from './upload-table'
import { PageHead } from '@/components/admin/shell/page-head'
import { listLibrary } from '@/domain/files/media-library'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Media' }

export default deskPage('/admin/media', async ({ actor, clock: { now, zone }, searchParams }) => {
  const query = libraryQueryIn(searchParams)
  const { items, total, page, pages } = await listLibrary(actor, query, now)
  return (
    <>
      <PageHead title="Media">
        {actor.role === 'contributor'
          ? 'What you uploaded, and what is in the texts that you created.'
          : 'Every picture, document and recording that was uploaded here.'}
      </PageHead>
      <SendHere />
      {(total > 0 || isNarrowed(query)) && <LibraryForm query={query} />}
      <section id="found" aria-label="Files found" className="peer-data-loading:opacity-60">
        {(total > 0 || isNarrowed(query)) && (
          <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6">
            <p className="text-sm text-soft">
              <span role="status">{countInWords(total, isNarrowed(query))}</span>{' '}
              {isNarrowed(query) && <a href="/admin/media">Show all</a>}
            </p>
            {total > 0 && <ViewSwitch query={query} />}
          </div>
        )}
        {items.length > 0 ? (
          <>
            {query.view === 'list' ? <UploadTable uploads={items} zone={zone} /> : <UploadGrid uploads={items} />}
            <Turn
              page={page}
              pages={pages}
              address={(page) => mediaLibraryAddress({ ...query, page })}
              words={['Before', 'After']}
            />
          </>
        ) : (
          <Empty total={total} query={query} />
        )}
      </section>
    </>
  )
})

function countInWords(total: number, isNarrowedList: boolean) {
  const files = total === 1 ? '1 file' : `${total.toLocaleString('en')} files`
  return isNarrowedList ? `${files} found` : files
}

/** Pictures beside each other, or a line for each file: kept in the address. */
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

function Empty({ total, query }: { total: number; query: LibraryQuery }) {
  if (total > 0)
    return (
      <p>
        The list is shorter than that. <Link href={mediaLibraryAddress({ ...query, page: 1 })}>To its first page</Link>
      </p>
    )
  if (isNarrowed(query))
    return (
      <p className="max-w-[66ch]">
        Nothing matches.{' '}
        {query.search && 'Every word of a search must occur in the name, description, caption or credit. '}
        Take a filter away above, or <a href="/admin/media">show all</a>. What was deleted is in{' '}
        <Link href="/admin/trash">the trash</Link>.
      </p>
    )
  return (
    <p className="max-w-[60ch]">
      Nothing has been uploaded yet. Files that you add here can be put into any text; readers get a file only while a
      published text uses it.
    </p>
  )
}
