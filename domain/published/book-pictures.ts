import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { fallbackFile } from '@/lib/files/media-files'

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
