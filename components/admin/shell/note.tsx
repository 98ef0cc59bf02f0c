import type { ReactNode } from 'react'

export function Note({ warn, children, className = '' }: { warn?: boolean; children: ReactNode; className?: string }) {
  const look = warn ? 'border-warn bg-warn-wash' : 'border-accent bg-wash'
  return <div className={`max-w-[76ch] border-l-3 px-4 py-3 ${look} ${className}`}>{children}</div>
}
