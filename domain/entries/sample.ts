import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { entries } from '@/db/schema'

export const sampleOrigin = 'sample'

export const sampleStays =
  'This is a sample to try things out in, so readers never get it. Duplicate it to go on with a post of your own.'

/** Returns whether an entry is a sample, which never becomes public. */
export async function isSample(db: Db, entryId: number): Promise<boolean> {
  const [row] = await db
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.id, entryId), eq(entries.origin, sampleOrigin)))
  return row !== undefined
}
