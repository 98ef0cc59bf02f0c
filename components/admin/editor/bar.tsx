import type { ReactNode } from 'react'

type Props = {
  state: ReactNode
  out: ReactNode
  ways: ReactNode
  toolbar: ReactNode
  /** Stands last, so that nothing above it moves. */
  notes: ReactNode
}

/**
 * Nothing in it ever moves. Wide screens show one row and the toolbar. On a phone the state and the way out stay in
 * sight with the toolbar, and the other links have a second row. The keyboard's order follows what is seen
 * (`reading-flow`, where browsers have it).
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
