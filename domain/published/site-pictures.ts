import { and, eq, isNull, like, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { media } from '@/db/schema'
import { pictureSettings } from './site'
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
