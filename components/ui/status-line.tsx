import type { ReactNode } from 'react'

/** What has just happened, said where it happened and read aloud. Always there, so that a change is announced. */
export function StatusLine({ children, className = '' }: { children?: ReactNode; className?: string }) {
  return (
    <p role="status" className={`text-sm font-medium text-live empty:hidden ${className}`}>
      {children}
    </p>
  )
}
