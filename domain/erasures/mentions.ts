import { and, eq, inArray, isNotNull, notInArray, or } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, revisionLinks, revisions } from '@/db/schema'
import { pick } from '@/lib/lists/pick'
import { inPortions } from '@/lib/lists/portions'
import { createPause } from '@/lib/process/pauses'
import { ownPath } from '@/domain/addresses/links'
import { isBelow } from './addresses-of'
import { usersOf } from './held-uploads'

/** Texts whose links are read before others go on: each can have thousands. */
const headsAtOnce = 2

type ErasedSubject = { entryIds: number[]; mediaIds: string[]; paths: string[] }

/** Finds entries that may repeat erased words: by links, copies, translations or shared uploads. */
export async function mentionsOf(db: Db, { entryIds, mediaIds, paths }: ErasedSubject): Promise<number[]> {
  const others = entryIds.length ? notInArray(entries.id, entryIds) : undefined
  const bases = new Set(paths)
  const linked: number[] = []
  const pause = createPause()
  const heads = await db
    .select(pick(entries, 'id', 'headId'))
    .from(entries)
    .where(others)
  for (const part of inPortions(heads, headsAtOnce)) {
    await pause()
    const links = await db
      .select({ entryId: entries.id, href: revisionLinks.href })
      .from(revisionLinks)
      .innerJoin(entries, eq(entries.headId, revisionLinks.revisionId))
      .where(
        inArray(
          revisionLinks.revisionId,
          part.map(({ headId }) => headId!),
        ),
      )
    for (const { entryId, href } of links) if (isBelow(ownPath(href) ?? '', bases)) linked.push(entryId)
  }
  const users = await usersOf(db, { entryIds, mediaIds })
  const all = [...linked, ...(await copiesOfEntries(db, entryIds)), ...users.map(({ entryId }) => entryId)]
  return [...new Set(all)].sort((a, b) => a - b)
}

async function copiesOfEntries(db: Db, entryIds: number[]) {
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
