import type { ReactNode } from 'react'

export function Facts({ facts, className }: { facts: [name: string, value: ReactNode][]; className: string }) {
  return (
    <dl className={`grid gap-x-6 ${className}`}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name} className="col-span-full grid grid-cols-subgrid border-b border-line py-2">
            <dt className="text-sm font-semibold text-soft">{name}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
