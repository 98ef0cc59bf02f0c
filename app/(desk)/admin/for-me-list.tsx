import { relativeTime } from '@/lib/time/relative-time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'

export type ForMe = {
  id: number
  title: string
  language: Parameters<typeof kindAndLanguage>[0]['language']
  kind: Parameters<typeof kindAndLanguage>[0]['kind']
  asks: string
  note?: string
  /** UTC ms. */
  since: number
}

export function ForMeList({ items, now }: { items: ForMe[]; now: number }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={`${item.id} ${item.asks}`} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <EntryLink entry={item} />
          <p className="text-sm">
            {item.asks} <span className="text-faint">· {relativeTime(item.since, now)}</span>
          </p>
          {item.note && <p className="text-sm text-soft wrap-anywhere">“{item.note}”</p>}
          <p className="text-sm text-faint">{kindAndLanguage(item)}</p>
        </li>
      ))}
    </ul>
  )
}
