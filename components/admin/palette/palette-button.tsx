'use client'

import { Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { BareButton } from '@/components/ui/button'
import { isMac } from '@/components/ui/keys'
import { setPaletteOpen } from './commands'

export function PaletteButton({ bare }: { bare?: boolean }) {
  const keys = useSyncExternalStore(subscribeToNothing, paletteKeys, () => 'Ctrl K')
  return (
    <BareButton
      aria-label="Go to or find"
      onPress={() => setPaletteOpen(true)}
      className={
        bare
          ? 'grid size-12 cursor-pointer place-items-center -outline-offset-3 hover:bg-wash'
          : 'flex min-h-9 w-full cursor-pointer items-center gap-2 border border-edge bg-sheet px-2.5 text-left text-soft hover:border-ink hover:text-ink'
      }
    >
      <Search aria-hidden className={bare ? 'size-5' : 'size-4'} />
      {!bare && (
        <>
          <span className="flex-1">Go to or find</span>
          <kbd className="font-sans text-sm">{keys}</kbd>
        </>
      )}
    </BareButton>
  )
}

function subscribeToNothing() {
  return () => {}
}

function paletteKeys() {
  return isMac() ? '⌘ K' : 'Ctrl K'
}
