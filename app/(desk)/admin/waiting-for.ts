import type { ForMe } from './for-me-list'
import { may, type Actor } from '@/domain/staff/actor'
import { overridesToApprove, reviewQueue } from '@/domain/review/review-state'

export async function waitingFor(actor: Actor): Promise<ForMe[]> {
  const [queue, overrides] = await Promise.all([
    reviewQueue(actor),
    may(actor, 'review') ? overridesToApprove(actor) : [],
  ])
  const reviewItems = queue.flatMap(({ id, title, language, kind, author, forMe, review }): ForMe[] => {
    if (review.is === 'none') return []
    const name = review.by?.name ?? 'Someone'
    const entry = { id, title, language, kind, since: review.since }
    if (forMe) return [{ ...entry, asks: `${name} asks for a review` }]
    if (review.is === 'changes' && author === actor.id)
      return [{ ...entry, asks: `${name} asks for changes`, note: review.note }]
    return []
  })
  const open = overrides.flatMap(
    ({ entryId: id, title, language, kind, at: since, byName, reason, forMe }): ForMe[] => {
      const asks = `${byName} published it without approval`
      return forMe ? [{ id, title, language, kind, since, asks, note: reason ?? undefined }] : []
    },
  )
  return [...open, ...reviewItems]
}
