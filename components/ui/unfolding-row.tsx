'use client'

import { useState, type ReactNode } from 'react'

type Props = {
  name: string
  /** The row in a sentence, read aloud before what the press does. */
  spoken: string
  /** Beneath the name. */
  message: ReactNode
  /** What it unfolds to. */
  children: (close: () => void) => ReactNode
}

/** A row of a list that unfolds to be changed where it stands, without scripts too. */
export function UnfoldingRow({ name, spoken, message, children }: Props) {
  const [open, setOpen] = useState(false)
  const press = open ? 'Close' : 'Change'
  return (
    <li className="border-t border-line first:border-t-0">
      <details open={open} suppressHydrationWarning onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary
          aria-label={`${spoken}. ${press}`}
          className="grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2.5 hover:bg-wash [&::-webkit-details-marker]:hidden"
        >
          <span className="font-semibold wrap-anywhere">{name}</span>
          <span className="text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em]">{press}</span>
          {message}
        </summary>
        <div className="border-l-3 border-accent pb-4 pl-4">{children(() => setOpen(false))}</div>
      </details>
    </li>
  )
}
