'use client'

import { Menu } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = {
  site: string
  count: number
  beside: ReactNode
  children: ReactNode
}

export function RailFold({ site, count, beside, children }: Props) {
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
