'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** The desk's frame stays from page to page. Where this is shown in it, the frame is asked for again with each new page. */
export function AskAgain() {
  const path = usePathname()
  const router = useRouter()
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    router.refresh()
  }, [path, router])
  return null
}
