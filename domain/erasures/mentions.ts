import { and, eq, inArray, isNotNull, notInArray, or } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, revisionLinks, revisions } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'
import { createPause } from '@/lib/process/pauses'
import { linkedPaths } from '@/domain/addresses/link-verdicts'
import { isBelow } from './addresses-of'
import { usersOf } from './held-uploads'

/** The number of linked addresses in one query: each address can be in thousands of texts. */
const hrefsAtOnce = 20

type ErasedSubject = { entryIds: number[]; mediaIds: string[]; paths: string[] }

/** Finds entries that may repeat erased words: by links, copies, translations or shared uploads. */
export async function mentionsOf(db: Db, { entryIds, mediaIds, paths }: ErasedSubject): Promise<number[]> {
  const others = entryIds.length ? notInArray(entries.id, entryIds) : undefined
  const bases = new Set(paths)
  const linked: number[] = []
  const pause = createPause()
  const isLinked = (path: string) => paths.some((base) => path.startsWith(base)) && isBelow(path, bases)
  const hrefs = [...(await linkedPaths())].flatMap(([href, path]) => (isLinked(path) ? [href] : []))
  for (const part of inPortions(hrefs, hrefsAtOnce)) {
    await pause()
    const rows = await db
      .selectDistinct({ entryId: entries.id })
      .from(revisionLinks)
      .innerJoin(revisions, eq(revisions.id, revisionLinks.revisionId))
      .innerJoin(entries, and(eq(entries.id, revisions.entryId), eq(entries.headId, revisions.id)))
      .where(and(inArray(revisionLinks.href, part), others))
    linked.push(...rows.map(({ entryId }) => entryId))
  }
  const users = await usersOf(db, { entryIds, mediaIds })
  const all = [...linked, ...(await findCopies(db, entryIds)), ...users.map(({ entryId }) => entryId)]
  return [...new Set(all)].sort((a, b) => a - b)
}

async function findCopies(db: Db, entryIds: number[]) {
  if (entryIds.length === 0) return []
  const texts = db.select({ id: revisions.id }).from(revisions).where(inArray(revisions.entryId, entryIds))
  const from = or(
    and(isNotNull(revisions.fromRevision), inArray(revisions.fromRevision, texts)),
    and(isNotNull(revisions.translatedFrom), inArray(revisions.translatedFrom, texts)),
  )
  const rows = await db
    .selectDistinct({ entryId: revisions.entryId })
    .from(revisions)
    .where(and(from, notInArray(revisions.entryId, entryIds)))
  return rows.map(({ entryId }) => entryId)
}
