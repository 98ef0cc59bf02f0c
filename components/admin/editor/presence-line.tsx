'use client'

import { Users } from 'lucide-react'
import { presenceWords } from './presence-words'
import { usePresence } from './use-presence'
import type { Work } from './work'

type Props = { work: Work; entryId: number | undefined; on: Parameters<typeof usePresence>[2] }

/** Shows who else has this entry open, beside the state of what is typed. Read aloud when someone comes or goes. */
export function PresenceLine({ work, entryId, on }: Props) {
  const present = usePresence(work, entryId, on)
  const words = presenceWords(present)
  const names = present.map(({ name, you }) => (you ? 'You in another window' : name)).join(', ')
  return (
    <>
      <p className="flex min-w-0 items-baseline gap-1.5 text-sm text-soft empty:hidden max-xl:pb-2 lg:max-xl:col-span-full lg:max-xl:row-start-4 xl:col-start-2 xl:row-start-1 xl:ml-2">
        {words && (
          <>
            <Users aria-hidden className="size-3.5 shrink-0 self-center text-warn" />
            <span>{words}</span>
          </>
        )}
      </p>
      <p aria-live="polite" className="sr-only">
        {names && `Also here: ${names}`}
      </p>
    </>
  )
}
