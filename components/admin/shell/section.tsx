import type { ReactNode } from 'react'

type Props = { title: string; id: string; aside?: ReactNode; children: ReactNode; className?: string }

export function Section({ title, id, aside, children, className = '' }: Props) {
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 border-t-3 border-rule pt-2.5">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {aside && <div className="text-sm">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
