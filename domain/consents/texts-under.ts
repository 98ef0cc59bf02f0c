import { and, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { permit, type Actor } from '@/domain/staff/actor'
import { isOpenTo, readableAmong } from '@/domain/staff/audience'
import { titlesOf } from '@/domain/entries/head'
import { pendingOf, releaseAt } from '@/domain/entries/standing'
import { isFuture } from '@/domain/published/live'
import { entriesOfConsents } from './affected'
import { textNeedsOf } from './needs'

export type TextUnderConsent = { entryId: number; title: string; is: 'live' | 'scheduled'; path: string }

/** Returns live and scheduled texts under a consent, and others of their bundles: a revocation withdraws them all. */
export async function textsUnder(actor: Actor, consentId: number, now: number): Promise<TextUnderConsent[]> {
  permit(actor, 'readConsents')
  const db = read()
  const texts: Omit<TextUnderConsent, 'title'>[] = []
  const bundleIds = new Set<number>()
  const linked = await entriesOfConsents(db, [consentId])
  const readable = await readableAmong(db, actor, linked)
  const pause = createPause()
  for (const entryId of linked.filter((id) => readable.has(id))) {
    await pause()
    const current = await releaseAt(db, entryId, now)
    for (const { revisionId, path, goesLiveAt, bundleId } of [
      ...(current ? [current] : []),
      ...(await pendingOf(db, entryId, now)),
    ]) {
      if (revisionId === null) continue
      const { consents } = await textNeedsOf(db, { entryId, revisionId })
      if (!consents.some(({ consent }) => consent.id === consentId)) continue
      texts.push({ entryId, path, is: goesLiveAt <= now ? 'live' : 'scheduled' })
      if (bundleId !== null && goesLiveAt > now) bundleIds.add(bundleId)
      break
    }
  }
  const along = bundleIds.size
    ? and(inArray(releases.bundleId, [...bundleIds]), isFuture(now), isOpenTo(actor, releases.entryId))
    : undefined
  for (const { entryId, path } of along ? await db.select().from(releases).where(along).orderBy(releases.id) : [])
    if (!texts.some((text) => text.entryId === entryId)) texts.push({ entryId, path, is: 'scheduled' })
  const titles = await titlesOf(
    db,
    texts.map(({ entryId }) => entryId),
  )
  return texts.map((text) => ({ ...text, title: titles.get(text.entryId) || 'Untitled' }))
}
