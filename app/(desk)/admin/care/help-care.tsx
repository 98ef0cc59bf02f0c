import Link from 'next/link'
import type { OverdueHelp } from '@/domain/site/help-services'
import { relativeTime } from '@/lib/time/relative-time'

export function HelpCare({ items, now }: { items: OverdueHelp[]; now: number }) {
  return (
    <ul>
      {items.map(({ id, name, country, slug, checkedAt }) => (
        <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
          <Link href={`/admin/help#${slug}`} prefetch={false} className="wrap-anywhere">
            {name}
          </Link>
          <span className="block text-sm text-soft">
            {country} · {checkedAt === null ? 'never checked' : `checked ${relativeTime(checkedAt, now)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
