'use client'

import { Menu } from 'lucide-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from '@/components/ui/link'

type Props = {
  site: string
  count: number
  beside: ReactNode
  children: ReactNode
}

export function RailMenu({ site, count, beside, children }: Props) {
  const path = usePathname()
  return (
    <div className="relative lg:hidden">
      <details key={path}>
        <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-4 pr-16 pl-4 font-bold -outline-offset-3 [&::-webkit-details-marker]:hidden">
          <span className="truncate">{site}</span>
          <span className="flex items-center gap-2 text-sm font-semibold">
            <Menu aria-hidden className="size-5" />
            <span>Menu</span>
            {count > 0 && (
              <span className="min-w-6 bg-accent px-1.5 text-center text-accent-ink tabular-nums">
                {count > 99 ? '99+' : count}
                <span className="sr-only"> waiting</span>
              </span>
            )}
          </span>
        </summary>
        <div className="border-t border-line pt-4">{children}</div>
      </details>
      <div className="absolute top-0 right-1">{beside}</div>
    </div>
  )
}

type RailLinkProps = { href: string; className: string; children: ReactNode }

/** Marks the current page. Nothing is prefetched: every page of the desk is made on request. */
export function RailLink({ href, className, children }: RailLinkProps) {
  const path = usePathname()
  const query = useSearchParams().toString()
  const current = ariaCurrentOf(href, path, query)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    // The list scrolls on a low screen.
    if (current) link.current!.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <Link ref={link} href={href} className={className} aria-current={current}>
      {children}
    </Link>
  )
}

/** Returns `page` for the page itself, `true` for a part of it: a filtered list, an entry of the list. */
export function ariaCurrentOf(href: string, path: string, query: string): 'page' | 'true' | undefined {
  if (query ? href === `${path}?${query}` : href === path) return 'page'
  // The front page is among the settings, and has a line of its own.
  if (href.includes('?') || (href === '/admin/settings' && path === `${href}/front`)) return undefined
  return path === href || (href !== '/admin' && path.startsWith(`${href}/`)) ? 'true' : undefined
}
