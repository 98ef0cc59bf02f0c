'use client'

import { type LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { onThisMachine } from '@/components/ui/keys'

export function Set({ children }: { children: React.ReactNode }) {
  return <Group className="flex border-r border-line px-1 first:pl-0 last:border-r-0">{children}</Group>
}

export type ToolProps = {
  label: string
  keys?: string
  icon: LucideIcon
  off?: boolean
  /** For what unfolds something. */ expanded?: boolean
  run: () => void
}

export function Do({ label, keys, icon: Icon, off, expanded, run }: ToolProps) {
  return (
    <span title={keys ? `${label} (${onThisMachine(keys)})` : label} className="contents">
      <Button aria-label={label} aria-expanded={expanded} isDisabled={off} onPress={run} className={look}>
        <Icon aria-hidden className="size-4.5" />
      </Button>
    </span>
  )
}

export const look =
  'grid size-10 shrink-0 cursor-pointer place-items-center text-ink outline-offset-[-3px] hover:bg-wash disabled:cursor-default disabled:text-faint disabled:opacity-60 disabled:hover:bg-transparent selected:bg-accent selected:text-accent-ink sm:size-9'
