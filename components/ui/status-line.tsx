import type { ReactNode } from 'react'

/** Always there, empty but not hidden, so that changes are announced. */
export function StatusLine({ children, className = '' }: { children?: ReactNode; className?: string }) {
  return (
    <p role="status" className={`text-sm font-medium text-live empty:sr-only ${className}`}>
      {children}
    </p>
  )
}
