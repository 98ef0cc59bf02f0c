import type { ReactNode } from 'react'
import { Users, type LucideIcon } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { PresentPerson } from '@/domain/writing/presence'
import { relativeTime } from '@/lib/time/relative-time'
import { usePresence } from './use-presence'
import type { EditorWork } from './work'

type EditorBarProps = {
  state: ReactNode
  out: ReactNode
  ways: ReactNode
  toolbar: ReactNode
  /** Notes are last, so that nothing above them moves. */
  notes: ReactNode
}

/** On a phone, state, way out and toolbar stay visible. Keys follow the visible order (`reading-flow`). */
export function EditorBar({ state, out, ways, toolbar, notes }: EditorBarProps) {
  return (
    <header className="contents lg:sticky lg:top-0 lg:z-20 lg:-mx-10 lg:-mt-8 lg:grid lg:grid-cols-[fit-content(22rem)_minmax(0,1fr)_auto_auto] lg:items-center lg:gap-x-1 lg:border-b lg:border-line lg:bg-paper lg:px-10">
      <div className="-mx-2 flex items-center gap-x-1 max-lg:order-[-1] lg:col-start-3 lg:row-start-1 lg:mx-0 lg:justify-end">
        {ways}
      </div>
      <div className="sticky top-0 z-20 order-[-2] -mx-4 -mt-6 flex min-h-14 items-center justify-between gap-x-3 bg-paper px-4 sm:-mx-6 sm:px-6 lg:contents">
        <div className="min-w-0 lg:col-start-1 lg:row-start-1 lg:flex lg:h-16 lg:flex-col lg:justify-center">
          {state}
        </div>
        <div className="min-h-10 shrink-0 lg:col-start-4 lg:row-start-1 lg:ml-1">{out}</div>
      </div>
      <div className="sticky top-14 z-20 order-[-1] -mx-4 border-b border-line bg-paper px-4 sm:-mx-6 sm:px-6 lg:contents">
        <div className="-mx-2 min-w-0 lg:col-span-full lg:row-start-2 lg:-ml-2.5">{toolbar}</div>
        {notes}
      </div>
    </header>
  )
}

type PanelToggleProps = {
  name: string
  icon: LucideIcon
  panel: { isOpen: boolean; openCount: number; toggle?: () => void }
  className?: string
}

export function PanelToggle({
  name,
  icon: Icon,
  panel: { isOpen, openCount, toggle },
  className = '',
}: PanelToggleProps) {
  return (
    <Button
      kind="quiet"
      onPress={toggle}
      aria-expanded={isOpen}
      aria-label={`${name}: ${openCount} open`}
      isDisabled={!toggle}
      className={`relative px-2! ${className}`}
    >
      <Icon aria-hidden className="size-5" />
      {openCount > 0 && (
        <span className="absolute top-0.5 right-0 min-w-4 bg-paper text-sm leading-tight tabular-nums">
          {openCount}
        </span>
      )}
    </Button>
  )
}

type PresenceLineProps = { work: EditorWork; entryId: number | undefined; on: Parameters<typeof usePresence>[2] }

/** Milliseconds after the last word, after which somebody counts as reading. */
const longAgoAfter = 10 * 60_000

export function PresenceLine({ work, entryId, on }: PresenceLineProps) {
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

function presenceWords(present: PresentPerson[]): string {
  const people = present.map(
    ({ name, you, wroteAgo }) => `${you ? 'you, in another window' : name}, ${activityWords(wroteAgo)}`,
  )
  return people.length > 0 ? `Also here: ${people.join(' · ')}` : ''
}

function activityWords(wroteAgo: number | undefined) {
  if (wroteAgo === undefined || wroteAgo > longAgoAfter) return 'reading'
  return wroteAgo < 60_000 ? 'writing' : `wrote ${relativeTime(0, wroteAgo)}`
}
