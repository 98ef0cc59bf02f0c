'use client'

import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components/Checkbox'

type Props = Omit<CheckboxProps, 'className' | 'children'> & { children: ReactNode; className?: string }

export function Checkbox({ children, className = '', ...props }: Props) {
  return (
    <AriaCheckbox {...props} className={`group flex min-h-8 cursor-pointer items-start gap-2.5 py-1 ${className}`}>
      <span className="mt-0.75 grid size-4 shrink-0 place-items-center border border-edge bg-sheet text-accent-ink group-hover:border-ink group-focused:outline-3 group-focused:outline-offset-2 group-focused:outline-accent group-selected:border-accent group-selected:bg-accent">
        <Check aria-hidden strokeWidth={4} className="hidden size-3 group-selected:block" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}
