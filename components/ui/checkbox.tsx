import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  name?: string
  value?: string
  isSelected?: boolean
  defaultSelected?: boolean
  isDisabled?: boolean
  isInvalid?: boolean
  onChange?: (isSelected: boolean) => void
  className?: string
  children: ReactNode
}

export function Checkbox(props: Props) {
  const { isSelected, defaultSelected, isDisabled, isInvalid, onChange, className = '', children, ...input } = props
  return (
    <label className={`flex min-h-8 cursor-pointer items-start gap-2.5 py-1 ${className}`}>
      <span className="relative mt-0.75 shrink-0">
        <input
          {...input}
          type="checkbox"
          checked={isSelected}
          defaultChecked={defaultSelected}
          disabled={isDisabled}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => onChange?.(event.target.checked)}
          className="peer block size-4 cursor-pointer appearance-none border border-edge bg-sheet hover:border-ink checked:border-accent checked:bg-accent"
        />
        <Check
          aria-hidden
          strokeWidth={4}
          className="pointer-events-none absolute inset-0.5 hidden size-3 text-accent-ink peer-checked:block"
        />
      </span>
      <span>{children}</span>
    </label>
  )
}
