import type { EntryRow } from '@/domain/desk/entry-rows'
import { relativeTime } from '@/lib/time/relative-time'
import { TitleLink } from '@/components/ui/link'
import { requestsTo } from '@/domain/desk/waiting'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { StateMark } from '@/components/admin/entry/state-mark'
import type { Clock } from '@/lib/time/time'
import { may, type Actor } from '@/domain/staff/actor'
import { overridesToApprove, reviewQueue } from '@/domain/review/review-state'

export function WaitingList({ entries, clock }: { entries: EntryRow[]; clock: Clock }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id} className="border-t border-line py-2.5 first:border-t-0 first:pt-0">
          <EntryLink entry={entry} />
          <div>
            <StateMark state={entry.state} review={entry.review} clock={clock} inline />
          </div>
          <p className="text-sm text-faint">
            {kindAndLanguage(entry)} · saved {relativeTime(entry.savedAt, clock.now)} by {entry.author ?? 'the system'}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** `part`: the page of the entry where it is done; without an entry, `href` leads there. */
export type WaitingItem = (
  { href: string } | (Pick<EntryRow, 'id' | 'title' | 'language' | 'kind'> & { part?: string })
) & {
  asks: string
  note?: string
  /** UTC ms. */
  since: number
}

export function ForMeList({ items, now }: { items: WaitingItem[]; now: number }) {
  return (
    <ul>
      {items.map((item) => (
        <li
          key={`${'id' in item ? item.id : item.href} ${item.asks} ${item.since}`}
          className="border-t border-line py-2.5 first:border-t-0 first:pt-0"
        >
          {'id' in item ? (
            <EntryLink entry={item} part={item.part} />
          ) : (
            <TitleLink href={item.href}>Erase permanently</TitleLink>
          )}
          <p className="text-sm">
            {item.asks} <span className="text-faint">· {relativeTime(item.since, now)}</span>
          </p>
          {item.note && <p className="text-sm text-soft wrap-anywhere">“{item.note}”</p>}
          {'id' in item && <p className="text-sm text-faint">{kindAndLanguage(item)}</p>}
        </li>
      ))}
    </ul>
  )
}

export async function waitingFor(actor: Actor): Promise<WaitingItem[]> {
  const [queue, overrides, requests] = await Promise.all([
    reviewQueue(actor),
    may(actor, 'review') ? overridesToApprove(actor) : [],
    requestsTo(actor),
  ])
  const reviewItems = queue.flatMap(({ id, title, language, kind, author, forMe, review }): WaitingItem[] => {
    if (review.is === 'none') return []
    const name = review.by?.name ?? 'Someone'
    const entry = { id, title, language, kind, since: review.since }
    if (forMe)
      return [{ ...entry, asks: `${name} asks for a review`, note: review.is === 'waiting' ? review.note : undefined }]
    if (review.is === 'changes' && author === actor.id)
      return [{ ...entry, asks: `${name} asks for changes`, note: review.note }]
    return []
  })
  const open = overrides.flatMap(
    ({ entryId: id, title, language, kind, at: since, byName, reason, forMe }): WaitingItem[] => {
      const asks = `${byName} published it without approval`
      return forMe ? [{ id, title, language, kind, since, asks, note: reason ?? undefined }] : []
    },
  )
  const { asked, suggested, commented, erasing } = requests
  const named = (by: string | null, asks: string) => `${by ?? 'Somebody'} ${asks}`
  return [
    ...open,
    ...asked.map(({ what, by, ...item }) =>
      what === 'check asked'
        ? { ...item, part: '/harm-check', asks: named(by, 'asks you to check whether it can do harm') }
        : { ...item, asks: named(by, 'asks you to record the consent that it needs') },
    ),
    ...erasing.map(({ erasureId, by, since }) => ({
      href: `/admin/erasures/${erasureId}`,
      since,
      asks: named(by, 'asks you to confirm an erasure'),
    })),
    ...reviewItems,
    ...suggested.map(({ by, ...item }) => ({ ...item, asks: named(by, 'suggests changes') })),
    ...commented.map(({ by, ...item }) => ({ ...item, asks: named(by, 'commented on it') })),
  ]
}
