'use client'

import { useEffect, useRef } from 'react'

/**
 * Keeps the focus: what was pressed is often gone when its answer has come, and the focus with it: the keyboard then goes on
 * with the first button of a box, or with the box, which has to take it (`tabIndex={-1}`). Asked whenever what is shown has
 * changed.
 */
export function useFocusKept<E extends HTMLElement>(content: unknown) {
  const box = useRef<E>(null)
  const before = useRef(content)
  useEffect(() => {
    if (before.current === content) return
    before.current = content
    if (document.activeElement && document.activeElement !== document.body) return
    ;(box.current?.querySelector('button') ?? box.current)?.focus()
  }, [content])
  return box
}
