import type { ReactNode } from 'react'

export function StoppedPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-[60ch] border-t-3 border-rule pt-4">
      <h1 className="mb-3">{title}</h1>
      <div className="space-y-3 text-soft">{children}</div>
    </div>
  )
}
