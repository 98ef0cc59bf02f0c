import { libraryAddress, type LibraryQuery } from './library-query'

/** Pictures beside each other, or a line for each file: kept in the address. */
export function ViewSwitch({ asked }: { asked: LibraryQuery }) {
  return (
    <nav aria-label="Shown as" className="flex gap-4 text-sm">
      <View address={libraryAddress({ ...asked, view: undefined })} shown={asked.view !== 'list'}>
        Grid
      </View>
      <View address={libraryAddress({ ...asked, view: 'list' })} shown={asked.view === 'list'}>
        List
      </View>
    </nav>
  )
}

function View({ address, shown, children }: { address: string; shown: boolean; children: string }) {
  return (
    <a
      href={address}
      aria-current={shown ? 'true' : undefined}
      className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
    >
      {children}
    </a>
  )
}
