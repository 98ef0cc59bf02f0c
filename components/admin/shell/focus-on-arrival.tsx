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
  // The name of a sign covers what is beside it: Escape hides it until the focus moves (WCAG 1.4.13).
  useEffect(() => {
    const hideName = ({ key }: KeyboardEvent) => {
      const sign = document.activeElement
      if (key !== 'Escape' || !sign?.matches('[title]')) return
      sign.setAttribute('data-quiet', '')
      sign.addEventListener('blur', () => sign.removeAttribute('data-quiet'), { once: true })
    }
    document.addEventListener('keydown', hideName, true)
    return () => document.removeEventListener('keydown', hideName, true)
  }, [])
  return null
}

function focusMain(main: HTMLElement | null) {
  if (!main || main.contains(document.activeElement) || dialogIsOpen()) return
  main.tabIndex = -1
  main.focus({ preventScroll: true })
}
