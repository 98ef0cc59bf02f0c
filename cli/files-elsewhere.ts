import { desc } from 'drizzle-orm'
import { read } from '@/db/connection'
import { storedFiles } from '@/db/schema'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'
import { mediaStore } from '@/lib/store/media'
import { storeProblemOf } from '@/lib/store/problem'

const some = 10

/** Refused for a bucket without any of the archive's files. One that does not answer does not stop the start. */
export async function filesElsewhere(): Promise<Refused | undefined> {
  if (!env().bucket) return undefined
  const rows = await read().select().from(storedFiles).orderBy(desc(storedFiles.mediaId)).limit(some)
  if (rows.length === 0) return undefined
  try {
    for (const { mediaId, name } of rows) if (await mediaStore().find(`${mediaId}/${name}`)) return undefined
  } catch (error) {
    if (storeProblemOf(error)) return undefined
    throw error
  }
  return refused(
    'The bucket of MEDIA_URL has none of the files of this archive. Bring them there first, as docs/operating/bucket.md says, or leave MEDIA_URL out.',
  )
}
