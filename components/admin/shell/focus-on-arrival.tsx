'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { dialogIsOpen } from '@/components/ui/keys'

/**
 * After a link within the desk the keyboard goes on in the new page, not in the rail or nowhere: as with a page that the
 * browser loads. Where the page has taken the focus itself, into a title for one, it keeps it.
 */
export function FocusOnArrival() {
  const path = usePathname()
  const before = useRef({ path, content: undefined as Element | null | undefined })
  useEffect(() => {
    const main = document.querySelector('main')
    const content = main?.firstElementChild
    const { path: from, content: contentBefore } = before.current
    before.current = { path, content }
    // A new entry gets its own address while it is written: the page is the same.
    if (path === from || content === contentBefore) return
    // A window that closes on the way, a menu or the palette, gives the focus back as it goes.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => goInto(main)))
    return () => cancelAnimationFrame(frame)
  }, [path])
  return null
}

function goInto(main: HTMLElement | null) {
  if (!main || main.contains(document.activeElement) || dialogIsOpen()) return
  main.tabIndex = -1
  main.focus({ preventScroll: true })
}
