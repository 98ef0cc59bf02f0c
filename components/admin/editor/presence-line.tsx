import { Users } from 'lucide-react'
import type { Present } from '@/domain/writing/presence'
import { relativeTime } from '@/lib/time/relative-time'
import { usePresence } from './use-presence'
import type { Work } from './work'

type Props = { work: Work; entryId: number | undefined; on: Parameters<typeof usePresence>[2] }

/** Milliseconds after the last word until somebody counts as reading. */
const longAgo = 10 * 60_000

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

/** For example "Boran, wrote 2 minutes ago". */
function presenceWords(present: Present[]): string {
  const people = present.map(
    ({ name, you, wroteAgo }) => `${you ? 'you, in another window' : name}, ${doing(wroteAgo)}`,
  )
  return people.length > 0 ? `Also here: ${people.join(' · ')}` : ''
}

function doing(wroteAgo: number | undefined) {
  if (wroteAgo === undefined || wroteAgo > longAgo) return 'reading'
  return wroteAgo < 60_000 ? 'writing' : `wrote ${relativeTime(0, wroteAgo)}`
}
