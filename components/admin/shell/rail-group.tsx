'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { FoldMark } from '@/components/ui/fold-mark'
import { RailCount, RailEntry, type RailItem } from './rail-item'
import { ariaCurrentOf } from './rail-controls'

type Props = { name: string; items: RailItem[] }

/** Folds a group of links. The current page and the waiting count stay visible. */
export function RailGroup({ name, items }: Props) {
  const path = usePathname()
  const query = useSearchParams().toString()
  const current = items.find(({ href }) => ariaCurrentOf(href, path, query))
  const waiting = items.filter(({ count }) => count)
  return (
    <div className="border-t border-line py-1">
      <RailDetails name={name}>
        <summary className="flex min-h-8 cursor-pointer list-none items-center gap-2 pr-5 pl-5.75 text-sm font-semibold text-soft -outline-offset-3 hover:bg-wash hover:text-ink max-lg:min-h-10 [&::-webkit-details-marker]:hidden">
          <span className="flex-1">{name}</span>
          {waiting.map((item) => (
            <span key={item.href} className="group-open:hidden">
              <RailCount count={item.count!} counted={`${item.counted}: ${item.label}`} />
            </span>
          ))}
          <FoldMark />
        </summary>
        <ul>
          {items.map((item) => (
            <RailEntry key={item.href} {...item} />
          ))}
        </ul>
      </RailDetails>
      {current && (
        <ul className="peer-open:hidden">
          <RailEntry {...current} />
        </ul>
      )}
    </div>
  )
}

/** Folds its children. This browser remembers whether they are folded. */
export function RailDetails({ name, children }: { name: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null)
  useLayoutEffect(() => {
    if (openGroups().includes(name)) details.current!.open = true
  }, [name])
  return (
    <details
      ref={details}
      className="group peer"
      onToggle={({ currentTarget }) => saveOpenState(name, currentTarget.open)}
    >
      {children}
    </details>
  )
}

const storageKey = 'gazette.rail'

function openGroups(): string[] {
  try {
    return String(localStorage.getItem(storageKey) ?? '')
      .split('\n')
      .filter(Boolean)
  } catch {
    return [] // the browser has no storage
  }
}

function saveOpenState(name: string, isOpen: boolean) {
  const others = openGroups().filter((one) => one !== name)
  try {
    localStorage.setItem(storageKey, [...others, ...(isOpen ? [name] : [])].join('\n'))
  } catch {
    // Without storage, the groups are folded again next time.
  }
}
