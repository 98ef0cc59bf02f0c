import { useEffect, useRef } from 'react'

/** Keeps the focus in a box (`tabIndex={-1}`) after its pressed button is removed. Runs whenever `content` changes. */
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
