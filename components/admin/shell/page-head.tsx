import type { ReactNode } from 'react'

type Props = {
  title: string
  children?: ReactNode
  actions?: ReactNode
  inLine?: boolean
}

export function PageHead({ title, children, actions, inLine }: Props) {
  if (inLine)
    return (
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 max-lg:-mt-2 lg:-mt-3">
        <h1 className="wrap-anywhere">{title}</h1>
        {children}
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    )
  return (
    <div className="mb-7 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        <h1 className="wrap-anywhere">{title}</h1>
        {children && <div className="mt-1.5 max-w-[66ch] text-soft">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}

type SectionProps = {
  title: string
  id: string
  count?: number
  aside?: ReactNode
  nothing?: ReactNode
  children: ReactNode
  className?: string
}

export function Section({ title, id, count, aside, nothing, children, className = '' }: SectionProps) {
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 border-t-3 border-rule pt-2.5">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {count !== undefined && <span className="text-sm text-soft">{count.toLocaleString('en')}</span>}
        {aside && <div className="text-sm">{aside}</div>}
      </div>
      {nothing ? <p className="text-soft">{nothing}</p> : children}
    </section>
  )
}

export function Note({ warn, children, className = '' }: { warn?: boolean; children: ReactNode; className?: string }) {
  const look = warn ? 'border-warn bg-warn-wash' : 'border-accent bg-wash'
  return <div className={`max-w-[76ch] border-l-3 px-4 py-3 ${look} ${className}`}>{children}</div>
}
