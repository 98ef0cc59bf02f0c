import Link from 'next/link'
import type { CareItem } from '@/domain/care/care'
import { relativeTime } from '@/lib/relative-time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import type { Clock } from '@/components/admin/entry/state-words'

type Props = { items: CareItem[]; moment: string; clock: Clock }

/** How many of each are shown before the rest is folded away. */
const mostShown = 10

export function CareList({ items, moment, clock }: Props) {
  const rest = items.slice(mostShown)
  return (
    <>
      <Items items={items.slice(0, mostShown)} moment={moment} clock={clock} />
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-accent">
            {rest.length.toLocaleString('en')} more
          </summary>
          <Items items={rest} moment={moment} clock={clock} />
        </details>
      )}
    </>
  )
}

function Items({ items, moment, clock }: Props) {
  return (
    <ul>
      {items.map(({ entryId, at, why, revisionId, ...entry }) => (
        <li key={`${entryId} ${at} ${revisionId}`} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <EntryLink entry={{ id: entryId, ...entry }} />
          <p className="text-sm text-faint">
            {kindAndLanguage({ id: entryId, ...entry })} · {moment} {relativeTime(at, clock.now)}
          </p>
          {why && <p className="text-sm text-soft wrap-anywhere">{why}</p>}
          {revisionId && (
            <Link href={`/admin/entries/${entryId}/revisions/${revisionId}`} className="text-sm">
              See this revision
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
