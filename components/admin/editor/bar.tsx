import type { ReactNode } from 'react'
import { MessageSquare } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { widestClass } from '@/components/ui/widest'
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

/** Shows the head of the editor. On a phone, state, exit and toolbar stay visible. */
export function EditorBar({ state, out, ways, toolbar, notes }: EditorBarProps) {
  return (
    <header className="contents lg:not-has-[[role=toolbar]]:mb-9 lg:sticky lg:top-0 lg:z-20 lg:-mx-10 lg:-mt-8 lg:grid lg:grid-cols-[fit-content(22rem)_minmax(0,1fr)_auto_auto] lg:items-center lg:gap-x-1 lg:border-b lg:border-line lg:bg-paper lg:px-10">
      <div className="-mx-2 flex items-center gap-x-1 max-lg:order-[-1] lg:col-start-3 lg:row-start-1 lg:mx-0 lg:justify-end">
        {ways}
      </div>
      <div className="sticky top-0 z-20 order-[-2] -mx-4 -mt-6 flex min-h-14 items-center justify-between gap-x-3 bg-paper px-4 sm:-mx-6 sm:px-6 lg:contents">
        <div className="min-w-0 lg:col-start-1 lg:row-start-1 lg:flex lg:h-16 lg:flex-col lg:justify-center">
          {state}
        </div>
        <div className="min-h-10 shrink-0 lg:col-start-4 lg:row-start-1 lg:ml-1">{out}</div>
      </div>
      <div className="sticky top-14 z-20 order-[-1] -mx-4 border-b border-line bg-paper px-4 not-has-[[role=toolbar]]:mb-10 sm:-mx-6 sm:px-6 sm:not-has-[[role=toolbar]]:mb-9 lg:contents">
        <div className="-mx-2 min-w-0 lg:col-span-full lg:row-start-2 lg:-ml-2.5">{toolbar}</div>
        {notes}
      </div>
    </header>
  )
}

type CommentsToggleProps = { isOpen: boolean; openCount: number; toggle?: () => void }

export function CommentsToggle({ isOpen, openCount, toggle }: CommentsToggleProps) {
  const label = `Comments: ${openCount} open`
  return (
    <Button
      kind="quiet"
      onPress={toggle}
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      isDisabled={!toggle}
      className="gap-1! px-2!"
    >
      <MessageSquare aria-hidden className="size-5" />
      <span className="max-xl:hidden">Comments</span>
      <span data-widest="88" className={`${widestClass} justify-items-start! tabular-nums max-sm:before:hidden`}>
        {openCount > 0 && openCount}
      </span>
    </Button>
  )
}

type PresenceLineProps = { work: EditorWork; entryId: number | undefined; on: Parameters<typeof usePresence>[2] }

/** The time since somebody's last typing after which they count as reading. */
const readingAfterMs = 10 * 60_000

export function PresenceLine({ work, entryId, on }: PresenceLineProps) {
  const present = usePresence(work, entryId, on)
  return (
    <>
      <ul className="flex shrink-0 gap-1 empty:hidden max-lg:pb-2 lg:col-start-2 lg:row-start-1 lg:ml-2">
        {present.map(({ name, you, wroteAgo }, n) => {
          const words = `${you ? 'You, in another window' : name}, ${activityWords(wroteAgo)}`
          return (
            <li
              key={n}
              title={words}
              className="grid size-7 place-items-center rounded-[50%] border-2 border-accent text-[0.6875rem] font-semibold"
            >
              <span aria-hidden>{initialsOf(name)}</span>
              <span className="sr-only">{words}</span>
            </li>
          )
        })}
      </ul>
      <p aria-live="polite" className="sr-only">
        {present.length > 0 &&
          `Also here: ${present.map(({ name, you }) => (you ? 'You in another window' : name)).join(', ')}`}
      </p>
    </>
  )
}

function initialsOf(name: string) {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...word!][0]?.toUpperCase()).join('')
}

function activityWords(wroteAgo: number | undefined) {
  if (wroteAgo === undefined || wroteAgo > readingAfterMs) return 'reading'
  return wroteAgo < 60_000 ? 'writing' : `wrote ${relativeTime(0, wroteAgo)}`
}
