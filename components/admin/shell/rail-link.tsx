'use client'

import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { href: string; className: string; children: ReactNode }

/** A link that knows when it leads to where one is. Nothing is fetched ahead: every page of the desk is worked out anew. */
export function RailLink({ href, className, children }: Props) {
  const path = usePathname()
  const query = useSearchParams().toString()
  return (
    <Link href={href} prefetch={false} className={className} aria-current={currentIn(href, path, query)}>
      {children}
    </Link>
  )
}

// `page` for the very place, `true` for one of which this is a part: a filtered list, an entry of the list.
function currentIn(href: string, path: string, query: string): 'page' | 'true' | undefined {
  if (query ? href === `${path}?${query}` : href === path) return 'page'
  if (href.includes('?') || href === '/admin/settings') return undefined // the front page is among the settings, and has a line of its own
  return path === href || (href !== '/admin' && path.startsWith(`${href}/`)) ? 'true' : undefined
}
