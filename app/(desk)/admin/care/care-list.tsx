import Link from 'next/link'
import type { CareList as List } from '@/domain/care/care'
import type { CareItem } from '@/domain/care/care-item'
import { relativeTime } from '@/lib/time/relative-time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import type { Clock } from '@/components/admin/entry/state-words'

type Props = { items: CareItem[]; moment: string; clock: Clock }
type ListProps = { list: List<CareItem>; all?: string; moment: string; clock: Clock }

const maxShown = 10

export function CareList({ list: { items, total }, all, moment, clock }: ListProps) {
  const rest = items.slice(maxShown)
  const unnamed = total - items.length
  return (
    <>
      <Items items={items.slice(0, maxShown)} moment={moment} clock={clock} />
      {rest.length > 0 && (
        <details className="border-t border-line">
          <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-accent">
            {(total - maxShown).toLocaleString('en')} more
          </summary>
          <Items items={rest} moment={moment} clock={clock} />
          {unnamed > 0 && (
            <p className="border-t border-line py-2.5 text-soft">
              And {unnamed.toLocaleString('en')} more, which are named here once these are done.{' '}
              {all && <Link href={all}>See them all</Link>}
            </p>
          )}
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
