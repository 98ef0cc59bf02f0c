import type { EntryRow } from '@/domain/desk/entry-rows'
import { relativeTime } from '@/lib/time/relative-time'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import { StateMark } from '@/components/admin/entry/state-mark'
import type { Clock } from '@/components/admin/entry/state-words'
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

export type WaitingItem = Pick<EntryRow, 'id' | 'title' | 'language' | 'kind'> & {
  asks: string
  note?: string
  /** UTC ms. */
  since: number
}

export function ForMeList({ items, now }: { items: WaitingItem[]; now: number }) {
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

export async function waitingFor(actor: Actor): Promise<WaitingItem[]> {
  const [queue, overrides] = await Promise.all([
    reviewQueue(actor),
    may(actor, 'review') ? overridesToApprove(actor) : [],
  ])
  const reviewItems = queue.flatMap(({ id, title, language, kind, author, forMe, review }): WaitingItem[] => {
    if (review.is === 'none') return []
    const name = review.by?.name ?? 'Someone'
    const entry = { id, title, language, kind, since: review.since }
    if (forMe) return [{ ...entry, asks: `${name} asks for a review` }]
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
  return [...open, ...reviewItems]
}
