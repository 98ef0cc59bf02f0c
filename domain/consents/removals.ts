import { and, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { hasField } from '@/db/dialect'
import { audit, consentEntries, consentMedia, releases, staff } from '@/db/schema'
import { withOriginals } from '@/domain/entries/writers'
import { wasReleased } from '@/domain/published/live'
import type { Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'

// Two people are needed to remove what protects a text: one asks, another one does the same act. All is in the record.

/** A consent of an entry or upload; without `consentId`, the mark. `upload`: its first version. */
export type Removal = { consentId?: number; entryId?: number; upload?: string }

const verbs = {
  ask: 'asked to take protection away',
  confirm: 'confirmed to take protection away',
  keep: 'kept protection',
} as const

/** Milliseconds: 14 days. */
const requestLifetime = 14 * 86_400_000

/** Returns true if another person has requested this removal; else records the request. `now`: UTC ms. */
export async function confirmRemovalIn(tx: Tx, actor: Actor, removal: Removal, now: number): Promise<boolean> {
  const request = await findRemovalRequest(tx, removal, now)
  const isSecond = request !== undefined && request.byId !== actor.id
  if (isSecond) await recordIn(tx, actor, { removal, verb: verbs.confirm, askedBy: request.byId }, now)
  if (!request) await recordIn(tx, actor, { removal, verb: verbs.ask }, now)
  return isSecond
}

/** Refuses an open request to remove protection. Returns whether there was one. */
export async function refuseRemovalIn(tx: Tx, actor: Actor, removal: Removal, now: number): Promise<boolean> {
  const isOpen = (await findRemovalRequest(tx, removal, now)) !== undefined
  if (isOpen) await recordIn(tx, actor, { removal, verb: verbs.keep }, now)
  return isOpen
}

type RemovalAct = { removal: Removal; verb: string; askedBy?: number | null }

async function recordIn(tx: Tx, actor: Actor, { removal, verb, askedBy }: RemovalAct, now: number) {
  const { consentId: consent, entryId, upload } = removal
  const detail = { ...(consent && { consent }), ...(upload && { upload }), ...(askedBy && { askedBy }) }
  await record(tx, actor, { verb, entryId, detail }, now)
}

export type RemovalRequest = { byId: number | null; by: string; at: number }

export async function findRemovalRequest(db: Db, removal: Removal, now: number): Promise<RemovalRequest | undefined> {
  const { consentId, entryId, upload } = removal
  const acts = await db
    .select({ verb: audit.verb, detail: audit.detail, at: audit.at, byId: audit.by, by: staff.name })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.by))
    .where(
      and(
        inArray(audit.verb, Object.values(verbs)),
        gt(audit.at, now - requestLifetime),
        entryId ? eq(audit.entryId, entryId) : hasField(audit.detail, 'upload', upload!),
      ),
    )
    .orderBy(desc(audit.id))
  const last = acts.find(({ detail }) => detail.consent === consentId)
  return last?.verb === verbs.ask ? { byId: last.byId, by: last.by ?? 'The system', at: last.at } : undefined
}

/** Returns whether these entries, or their originals, were ever public or linked to a consent. */
export async function wasEverPublicOrUnderConsent(db: Db, ofEntries: number[], now: number): Promise<boolean> {
  const entryIds = (await Promise.all(ofEntries.map((entryId) => withOriginals(db, entryId)))).flat()
  const isPublic = and(inArray(releases.entryId, entryIds), isNotNull(releases.revisionId), wasReleased(now))
  const isLinked = and(inArray(audit.entryId, entryIds), eq(audit.verb, 'linked a consent'))
  const counts = [
    db.$count(releases, isPublic),
    db.$count(consentEntries, inArray(consentEntries.entryId, entryIds)),
    db.$count(audit, isLinked),
  ]
  return (await Promise.all(counts)).some((count) => count > 0)
}

export async function isUploadUnderConsent(db: Db, lineage: string): Promise<boolean> {
  const isLinked = and(eq(audit.verb, 'linked a consent'), hasField(audit.detail, 'upload', lineage))
  const counts = [db.$count(consentMedia, eq(consentMedia.lineage, lineage)), db.$count(audit, isLinked)]
  return (await Promise.all(counts)).some((count) => count > 0)
}

/** Returns who removed protection of an entry, and when: who asked, and who confirmed. */
export async function removalsOf(db: Db, entryId: number) {
  const isConfirmed = and(eq(audit.entryId, entryId), eq(audit.verb, verbs.confirm))
  const acts = await db.select().from(audit).where(isConfirmed).orderBy(audit.id)
  const ids = acts.flatMap(({ by, detail }) => [by ?? [], Number(detail.askedBy ?? -1)].flat())
  const people = await db.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, ids))
  const nameOf = (id: unknown) => people.find((person) => person.id === id)?.name ?? 'The system'
  return acts.map(({ at, by, detail }) => ({
    at,
    what: detail.consent === undefined ? ('mark' as const) : ('consent' as const),
    by: [nameOf(detail.askedBy), nameOf(by)],
  }))
}
