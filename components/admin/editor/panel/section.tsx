import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { FoldMark } from '@/components/ui/fold-mark'

type Props = {
  name: string
  note?: ReactNode
  /** `beside`: open at first only where the panel is beside the text. */
  open?: 'always' | 'beside'
  children: ReactNode
}

export function Section({ name, note, open, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  const [atFirst] = useState(!!open) // it never closes by itself later: nothing moves on a save
  const [isOpen, setOpen] = useState(atFirst)
  // A layout effect: an ordinary effect may wait for the first press.
  useLayoutEffect(() => {
    if (open === 'beside' && !matchMedia('(width >= 64rem)').matches)
      afterPointerUp(() => details.current?.removeAttribute('open'))
  }, [open])
  return (
    <details
      ref={details}
      open={atFirst}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="border-t border-line [#panel>&:first-child]:border-t-3 [#panel>&:first-child]:border-rule"
    >
      <summary className="flex min-h-11 cursor-pointer list-none items-baseline gap-3 py-2.5 [&::-webkit-details-marker]:hidden">
        <h2 className="text-sm">{name}</h2>
        <span className="min-w-0 flex-1 truncate text-right text-sm text-soft">{!isOpen && note}</span>
        <FoldMark />
      </summary>
      <div className="space-y-3 pb-4">{children}</div>
    </details>
  )
}

/** Runs `act` at once, or after the pointer is released: a control must not move while it is pressed. */
export function afterPointerUp(act: () => void) {
  if (!document.documentElement.matches(':active')) return act()
  addEventListener('pointerup', () => setTimeout(act), { once: true })
}
