import { mediaLibraryAddress, type LibraryQuery } from './library-query'

/** Pictures beside each other, or a line for each file: kept in the address. */
export function ViewSwitch({ query }: { query: LibraryQuery }) {
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
