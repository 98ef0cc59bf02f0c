'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Reloads the desk's frame with each page; by itself, it stays as it was. */
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
