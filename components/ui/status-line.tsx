import type { ReactNode } from 'react'

/** Shows what has just happened, said where it happened and read aloud. Always there, empty but not hidden, so that a change is announced. */
export function StatusLine({ children, className = '' }: { children?: ReactNode; className?: string }) {
  return (
    <p role="status" className={`text-sm font-medium text-live empty:sr-only ${className}`}>
      {children}
    </p>
  )
}
