import { useRef, type ComponentProps, type FocusEvent, type KeyboardEvent } from 'react'

/** A toolbar. Arrow keys move within it; Tab leaves it, and comes back to the button used last (ARIA APG). */
export function Toolbar(props: ComponentProps<'div'> & { 'aria-label': string }) {
  const last = useRef<HTMLElement>(null)

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const buttons = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('button:enabled:not([role])'))
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step) {
      event.preventDefault()
      buttons[at + step]?.focus()
    } else if (event.key === 'Tab') {
      last.current = buttons[at] ?? null
      // The browser then moves the focus on from this outermost button.
      buttons.at(event.shiftKey ? 0 : -1)?.focus()
    }
  }

  function onFocus({ currentTarget, relatedTarget, target }: FocusEvent<HTMLDivElement>) {
    if (currentTarget.contains(relatedTarget)) return
    // After a mouse press, the focus stays on the pressed button.
    if (target.matches(':focus-visible')) last.current?.focus()
    last.current = null
  }

  return <div {...props} role="toolbar" onKeyDown={onKeyDown} onFocus={onFocus} />
}
