import { and, eq, inArray, notInArray, or } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries, media, releases, revisionMedia, revisions } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { titlesOf } from '@/domain/entries/head'
import { isHead } from '@/domain/entries/entry-filter'
import { titlesIn } from '@/domain/files/uses'
import { sitePictureCondition } from '@/domain/published/site-pictures'
import { hasRelease, isStanding } from '@/domain/published/live'

/** Refuses uploads in a newest, live or scheduled text of another entry. Older texts lose them. */
export async function checkNotUsed(
  db: Db,
  { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] },
  now: number,
): Promise<Result> {
  if (await isUsedBySite(db, mediaIds))
    return refused('A picture is the site’s logo or icon. Change it in Settings first.')
  const holders = await entriesNeeding(db, { entryIds, mediaIds }, now)
  if (holders.length === 0) return done(undefined)
  const titles = await titlesOf(db, holders)
  const uses = holders.map((id) => ({ title: titles.get(id) ?? '', trashed: false }))
  return refused(`A file is used in ${titlesIn({ uses, hidden: 0 })} too. Remove it there first.`)
}

async function isUsedBySite(db: Db, mediaIds: string[]) {
  if (mediaIds.length === 0) return false
  return (await db.$count(media, and(inArray(media.id, mediaIds), sitePictureCondition()))) > 0
}

async function entriesNeeding(db: Db, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }, now: number) {
  if (mediaIds.length === 0) return []
  const isReleased = hasRelease(eq(releases.revisionId, revisions.id), isStanding(now))
  const rows = await db
    .selectDistinct({ id: entries.id })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .innerJoin(entries, eq(entries.id, revisions.entryId))
    .where(
      and(
        inArray(revisionMedia.mediaId, mediaIds),
        entryIds.length ? notInArray(entries.id, entryIds) : undefined,
        or(isHead, isReleased),
      ),
    )
    .orderBy(entries.id)
  return rows.map(({ id }) => id)
}

/** Finds other entries that use uploads, also in old texts. */
export async function usersOf(db: Db, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }) {
  if (mediaIds.length === 0) return []
  return db
    .selectDistinct({ mediaId: revisionMedia.mediaId, entryId: revisions.entryId })
    .from(revisionMedia)
    .innerJoin(revisions, eq(revisions.id, revisionMedia.revisionId))
    .where(
      and(
        inArray(revisionMedia.mediaId, mediaIds),
        entryIds.length ? notInArray(revisions.entryId, entryIds) : undefined,
      ),
    )
    .orderBy(revisions.entryId)
}
