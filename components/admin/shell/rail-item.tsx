import { RailLink } from './rail-controls'

export type RailItem = {
  href: string
  label: string
  count?: number
  counted?: string
}

export function RailEntry({ href, label, count, counted }: RailItem) {
  return (
    <li>
      <RailLink href={href} className={itemClass}>
        <span className="flex-1">{label}</span>
        {count ? <RailCount count={count} counted={counted} /> : null}
      </RailLink>
    </li>
  )
}

export function RailCount({ count, counted }: { count: number; counted?: string }) {
  return (
    <span className="min-w-5 bg-accent px-1.5 text-center text-sm font-semibold text-accent-ink tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> {counted}</span>
    </span>
  )
}

const itemClass =
  'flex min-h-7 items-center border-l-3 border-transparent pr-4 pl-5 max-lg:min-h-9 text-ink no-underline hover:bg-wash aria-[current]:border-accent aria-[current]:bg-wash aria-[current]:font-semibold -outline-offset-3'
