import { and, eq, inArray } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, media, revisionMedia, revisions, staff } from '@/db/schema'
import { isHead } from '@/domain/entries/entry-filter'
import { outOfDate } from '@/domain/entries/out-of-date'
import { statesOf } from '@/domain/entries/state'
import { suggestersOf } from '@/domain/review/suggestions/open-suggestions'
import { reviewStates } from '@/domain/review/review-state'
import { pick } from '@/lib/lists/pick'

/** Finds the rows of a list, in few queries however many entries. The caller has checked permission. */
export async function entryRowsOf(ids: number[], now: number) {
  if (!ids.length) return []
  const rows = await read()
    .select({
      ...pick(entries, 'id', 'kind', 'language', 'createdAt'),
      title: revisions.title,
      savedAt: revisions.savedAt,
      headId: revisions.id,
      author: staff.name,
    })
    .from(entries)
    .innerJoin(revisions, isHead)
    .leftJoin(staff, eq(staff.id, revisions.author))
    .where(inArray(entries.id, ids))
  const inOrder = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  const [states, reviews, behind, pictures, suggesters] = await Promise.all([
    statesOf(
      read(),
      inOrder.map(({ id, headId }) => ({ entryId: id, headId })),
      now,
    ),
    reviewStates(read(), inOrder),
    outOfDate(now, inArray(entries.id, ids)),
    leadPictures(inOrder.map(({ headId }) => headId)),
    suggestersOf(read(), ids),
  ])
  return inOrder.map((row) => ({
    ...row,
    state: states.get(row.id)!,
    review: reviews.get(row.id)!,
    outOfDate: behind.some((one) => one.entryId === row.id),
    suggesters: suggesters.get(row.id) ?? [],
    picture: pictures.find(({ revisionId }) => revisionId === row.headId),
  }))
}

export type EntryRow = Awaited<ReturnType<typeof entryRowsOf>>[number]

async function leadPictures(revisionIds: number[]) {
  return read()
    .select({
      revisionId: revisionMedia.revisionId,
      ...pick(media, 'id', 'type', 'width', 'focalX', 'focalY'),
    })
    .from(revisionMedia)
    .innerJoin(media, eq(media.id, revisionMedia.mediaId))
    .where(and(inArray(revisionMedia.revisionId, revisionIds), eq(revisionMedia.role, 'lead')))
}
