import { and, asc, desc, eq, inArray, isNull, not, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { foldCase } from '@/db/dialect'
import { media, staff } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { newestCondition, pictureCondition, visibleTo, wordsOfUpload } from './media'
import { isUsedNowOrLater } from './uses'
import { pick } from '@/lib/lists/pick'

/** `description`: lacks one, and is not decorative. `consent`: shows recognisable people without a note of consent. */
export type LibraryFilter = {
  search?: string
  type?: 'picture' | 'document'
  lacks?: 'use' | 'description' | 'consent'
  newest?: boolean
}

export type LibrarySort = 'newest' | 'oldest' | 'name' | 'size'

const uploadsPerPage = 48

export async function listLibrary(
  actor: Actor,
  { page = 1, sort = 'newest', ...filter }: LibraryFilter & { sort?: LibrarySort; page?: number },
  now: number,
) {
  permit(actor, 'upload')
  const where = and(visibleTo(read(), actor), isNull(media.trashedAt), ...filterConditions(filter, now))
  // The costly columns are read only for the uploads of this page.
  const ids = read()
    .select({ id: media.id })
    .from(media)
    .where(where)
    .orderBy(...sortOrders[sort])
    .limit(uploadsPerPage)
    .offset((page - 1) * uploadsPerPage)
  const [items, total] = await Promise.all([
    read()
      .select(libraryColumns(now))
      .from(media)
      .leftJoin(staff, eq(staff.id, media.uploadedBy))
      .where(inArray(media.id, ids))
      .orderBy(...sortOrders[sort]),
    read().$count(media, where),
  ])
  return { items, total, page, pages: Math.max(1, Math.ceil(total / uploadsPerPage)) }
}

export type LibraryRow = Awaited<ReturnType<typeof listLibrary>>['items'][number]

function libraryColumns(now: number) {
  return {
    ...pick(media, 'id', 'name', 'type', 'bytes', 'width', 'height', 'pages', 'recording', 'version'),
    ...pick(media, 'alt', 'title', 'caption', 'credit', 'uploadedAt'),
    uploader: staff.name,
    focalX: media.focalX,
    focalY: media.focalY,
    unused: sql<number>`not ${isUsedNowOrLater(now)}`,
    undescribed: sql<number>`${lacksDescription()}`,
    unconsented: sql<number>`${lacksConsent()}`,
  }
}

function filterConditions({ search, type, lacks, newest }: LibraryFilter, now: number): (SQL | undefined)[] {
  return [
    ...wordsOfUpload(search),
    type && (type === 'picture' ? pictureCondition : not(pictureCondition)),
    lacks === 'use' ? not(isUsedNowOrLater(now)) : undefined,
    lacks === 'description' ? lacksDescription() : undefined,
    lacks === 'consent' ? lacksConsent() : undefined,
    newest ? newestCondition() : undefined,
  ]
}

function lacksDescription() {
  return and(pictureCondition, eq(media.alt, ''), eq(media.decorative, false))!
}

function lacksConsent() {
  return and(eq(media.people, 'recognisable'), eq(media.consent, ''))!
}

const sortOrders: Record<LibrarySort, SQL[]> = {
  newest: [desc(media.uploadedAt), desc(media.id)],
  oldest: [asc(media.uploadedAt), asc(media.id)],
  name: [asc(foldCase(media.name)), asc(media.id)],
  size: [desc(media.bytes), asc(media.id)],
}
