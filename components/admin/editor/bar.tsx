import type { ReactNode } from 'react'

type Props = {
  /** The words about where the entry stands, and whether what was typed is safe: two short lines that grow to the right alone. */
  state: ReactNode
  /** The way out: publishing, or submitting. It keeps its room while there is none. */
  out: ReactNode
  /** The other ways from here, each with the same room whatever it says. */
  ways: ReactNode
  toolbar: ReactNode
  /** Notes that need more than one line, or comes and goes. It stands last, so that nothing above it moves. */
  notes: ReactNode
}

/**
 * Shows what stands above the text. Nothing in it ever moves. Where there is room, one row and the toolbar; on a phone the
 * state and the way out, which stay in sight with the toolbar, and the other ways in a second row. The order of the keyboard
 * follows what is seen on wide screens, and on narrow ones where the browser can (`reading-flow`).
 */
export function Bar({ state, out, ways, toolbar, notes }: Props) {
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
