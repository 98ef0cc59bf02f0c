'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef, type ReactNode } from 'react'

type Props = { href: string; className: string; children: ReactNode }

/** Marks the current place. Nothing is prefetched: every page of the desk is made for its request. */
export function RailLink({ href, className, children }: Props) {
  const path = usePathname()
  const query = useSearchParams().toString()
  const current = currentIn(href, path, query)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // The places scroll on a low screen.
    if (current) link.current!.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <Link ref={link} href={href} prefetch={false} className={className} aria-current={current}>
      {children}
    </Link>
  )
}

/** Returns `page` for the place itself, `true` for a part of it: a filtered list, an entry of the list. */
export function currentIn(href: string, path: string, query: string): 'page' | 'true' | undefined {
  if (query ? href === `${path}?${query}` : href === path) return 'page'
  if (href.includes('?') || href === '/admin/settings') return undefined // the front page is among the settings, and has a line of its own
  return path === href || (href !== '/admin' && path.startsWith(`${href}/`)) ? 'true' : undefined
}
