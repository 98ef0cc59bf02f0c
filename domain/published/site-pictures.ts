import { and, asc, eq, inArray, isNotNull, isNull, like, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { pictureSettings } from './site'
import { fallbackFile } from '@/lib/files/media-files'
import { pick } from '@/lib/lists/pick'

export function sitePictureCondition() {
  const keys = sql.join(
    pictureSettings.map((key) => sql`${key}`),
    sql`, `,
  )
  // The value is JSON; an id needs no escaping in it.
  return sql`exists (select 1 from settings s where s.key in (${keys})
    and replace(s.value, '"' || ${media.id} || '"', '') <> s.value)`
}

export async function findSitePicture(id: string) {
  const [upload] = await read()
    .select(pick(media, 'id', 'lineage', 'version', 'name', 'type', 'bytes', 'sha256', 'width'))
    .from(media)
    .where(and(eq(media.id, id), like(media.type, 'image/%'), isNull(media.trashedAt), sitePictureCondition()))
  return upload
}

/** Returns the width (pixels) and bytes of stored JPEGs that are not known to be damaged. */
export async function undamagedPictures(ids: string[]) {
  const known = new Map<string, { width: number; bytes: number }>()
  if (ids.length === 0) return known
  const rows = await read()
    .select({ id: media.id, width: media.width, name: storedFiles.name, bytes: storedFiles.bytes })
    .from(storedFiles)
    .innerJoin(media, eq(media.id, storedFiles.mediaId))
    .where(and(inArray(storedFiles.mediaId, ids), isNull(storedFiles.problem), isNotNull(media.width)))
    .orderBy(asc(media.id), asc(storedFiles.name))
  for (const { id, width, name, bytes } of rows)
    if (name === fallbackFile({ width: width! })) known.set(id, { width: width!, bytes })
  return known
}
