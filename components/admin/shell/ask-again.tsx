'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Reloads with each page: the desk's frame stays from page to page. */
export function RefreshOnNavigation() {
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
