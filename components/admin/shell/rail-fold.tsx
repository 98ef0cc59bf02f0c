'use client'

import { Menu } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { site: string; beside: ReactNode; children: ReactNode }

/** The rail on a narrow screen: folded into one line, and folded again once it has led somewhere. */
export function RailFold({ site, beside, children }: Props) {
  const path = usePathname()
  return (
    <div className="relative lg:hidden">
      <details key={path} className="group">
        <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-4 pr-16 pl-4 font-bold -outline-offset-3 [&::-webkit-details-marker]:hidden">
          <span className="truncate">{site}</span>
          <span className="flex items-center gap-2 text-sm font-semibold">
            <Menu aria-hidden className="size-5" />
            Menu
          </span>
        </summary>
        <div className="border-t border-line pt-4">{children}</div>
      </details>
      <div className="absolute top-0 right-1">{beside}</div>
    </div>
  )
}
