import { type LucideIcon } from 'lucide-react'
import { BareButton } from '@/components/ui/button'
import { onThisMachine } from '@/components/ui/keys'

export function ToolGroup({ children }: { children: React.ReactNode }) {
  return (
    <div role="group" className="flex border-r border-line px-1 first:pl-0 last:border-r-0">
      {children}
    </div>
  )
}

export type ToolProps = {
  label: string
  keys?: string
  icon: LucideIcon
  off?: boolean
  on?: boolean
  value?: string
  expanded?: boolean
  run: () => void
}

export function ToolButton({ label, keys, icon: Icon, off, on, value, expanded, run }: ToolProps) {
  const name = value ? `${label}: ${value}` : label
  return (
    <BareButton
      title={keys ? `${name} (${onThisMachine(keys)})` : name}
      aria-label={name}
      aria-pressed={on}
      aria-expanded={expanded}
      isDisabled={off}
      onPress={run}
      className={toolClass}
    >
      <Icon aria-hidden className="size-4.5" />
    </BareButton>
  )
}

export const toolClass =
  'grid size-10 shrink-0 cursor-pointer place-items-center text-ink outline-offset-[-3px] hover:bg-wash disabled:cursor-default disabled:text-faint disabled:opacity-60 disabled:hover:bg-transparent selected:bg-accent selected:text-accent-ink sm:size-9'
