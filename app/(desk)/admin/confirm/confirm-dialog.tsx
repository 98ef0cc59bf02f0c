'use client'

import { useEffect, useRef, useState } from 'react'
import type { ConfirmWays } from '@/auth/confirm'
import { provideConfirmation } from '@/components/ui/confirm-first'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import { beginConfirmation } from './actions'

const ConfirmForm = loadLater(() => import('./confirm-form').then((form) => form.ConfirmForm))

/** Asks within the page, so that an interrupted form keeps its values and is sent again afterwards. */
export function ConfirmDialog() {
  const [ways, setWays] = useState<ConfirmWays>()
  const settle = useRef<(isConfirmed: boolean) => void>(undefined)

  useEffect(
    () =>
      provideConfirmation(async () => {
        const begun = await beginConfirmation(undefined, {})
        if (!begun.ok) return false
        setWays(begun.value.ways)
        return new Promise((resolve) => (settle.current = resolve))
      }),
    [],
  )

  function close(isConfirmed: boolean) {
    setWays(undefined)
    settle.current?.(isConfirmed)
  }

  return (
    <Dialog title="Confirm that it is you" open={ways !== undefined} onOpenChange={(open) => !open && close(false)}>
      <p className="mb-4 text-soft">What you are about to do changes who may do what, or cannot be undone.</p>
      {ways && <ConfirmForm ways={ways} onDone={() => close(true)} />}
    </Dialog>
  )
}
