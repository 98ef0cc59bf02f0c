import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, erasureEntries, erasures, media, releases, revisions, revisionTerms } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { done, refused, type Result } from '@/lib/result'
import { isPast, newestFirst } from '@/domain/published/live'
import type { Actor } from '@/domain/staff/actor'
import { hasOnlyOpen } from '@/domain/staff/audience'

export type ErasureRow = typeof erasures.$inferSelect

/** Finds an erasure. Refused as if it did not exist if its texts are closed to this person. */
export async function findErasure(db: Db, actor: Actor, id: number): Promise<Result<ErasureRow>> {
  const [row] = await db
    .select()
    .from(erasures)
    .where(and(eq(erasures.id, id), hasOnlyOpen(actor, erasures.id, 'erasure')))
  return row ? done(row) : refused('There is no such request.')
}

export type ChosenEntry = Omit<typeof erasureEntries.$inferInsert, 'erasureId'>

export async function chosenEntries(
  db: Db,
  { entryId, withTranslations }: { entryId: number; withTranslations: boolean },
  now: number,
): Promise<ChosenEntry[]> {
  const sameGroup = sql`${entries.translationGroup} = (select e.translation_group from entries e where e.id = ${entryId})`
  const rows = await db
    .select()
    .from(entries)
    .where(withTranslations ? sameGroup : eq(entries.id, entryId))
    .orderBy(asc(entries.id))
  const chosen: ChosenEntry[] = []
  for (const row of rows) {
    const { id: entryId, kind } = row
    const facts = pick(row, 'translationGroup', 'createdAt', 'kind', 'language')
    chosen.push({ entryId, ...facts, ...(await publicTraits(db, entryId, kind, now)) })
  }
  return chosen
}

/** Finds the traits of the last public text: in their sets, harvesters learn of the erasure. */
async function publicTraits(db: Db, entryId: number, kind: string, now: number) {
  const [last] = await db
    .select({ revisionId: revisions.id, type: revisions.publicationType })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .where(and(eq(releases.entryId, entryId), isPast(now), isNotNull(releases.revisionId)))
    .orderBy(...newestFirst)
    .limit(1)
  if (!last) return { wasPublic: false }
  const terms = await db
    .select({ id: revisionTerms.termId })
    .from(revisionTerms)
    .where(eq(revisionTerms.revisionId, last.revisionId))
    .orderBy(asc(revisionTerms.termId))
  const type = kind === 'post' ? 'post' : (last.type ?? 'publication')
  return { wasPublic: true, type, termIds: terms.map(({ id }) => id) }
}

/** Finds uploads with all their versions. */
export async function chosenUploads(db: Db, mediaIds: string[]) {
  if (mediaIds.length === 0) return []
  const lineages = db.select({ lineage: media.lineage }).from(media).where(inArray(media.id, mediaIds))
  return db
    .select({ id: media.id, lineage: media.lineage, uploadedAt: media.uploadedAt })
    .from(media)
    .where(inArray(media.lineage, lineages))
    .orderBy(asc(media.lineage), asc(media.version))
}

export function heldSinceOf(chosen: { createdAt: number }[], uploads: { uploadedAt: number }[]) {
  return Math.min(...chosen.map(({ createdAt }) => createdAt), ...uploads.map(({ uploadedAt }) => uploadedAt))
}

export async function openErasureOf(db: Db, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }) {
  const open = await db
    .select({ id: erasures.id, mediaIds: erasures.mediaIds })
    .from(erasures)
    .where(inArray(erasures.state, ['waiting', 'erasing', 'failed']))
  const named = entryIds.length
    ? await db
        .select({ id: erasureEntries.erasureId })
        .from(erasureEntries)
        .where(inArray(erasureEntries.entryId, entryIds))
    : []
  const numbers = new Set(named.map(({ id }) => id))
  return open.find((one) => numbers.has(one.id) || one.mediaIds.some((id) => mediaIds.includes(id)))?.id
}
