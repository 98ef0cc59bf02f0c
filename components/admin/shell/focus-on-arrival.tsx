'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { dialogIsOpen } from '@/components/ui/keys'

/** Moves the focus into the new page after a link within the desk, unless the page itself has taken it. */
export function FocusOnArrival() {
  const path = usePathname()
  const before = useRef({ path, content: undefined as Element | null | undefined })
  useEffect(() => {
    const main = document.querySelector('main')
    const content = main?.firstElementChild
    const { path: from, content: contentBefore } = before.current
    before.current = { path, content }
    if (path === from || content === contentBefore) return
    // A closing dialog, menu or palette returns the focus first.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => focusMain(main)))
    return () => cancelAnimationFrame(frame)
  }, [path])
  return null
}

function focusMain(main: HTMLElement | null) {
  if (!main || main.contains(document.activeElement) || dialogIsOpen()) return
  main.tabIndex = -1
  main.focus({ preventScroll: true })
}
