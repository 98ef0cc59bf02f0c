import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { erasureEntries, erasures, type ErasureState } from '@/db/schema'

export const toBeErased =
  'Somebody has asked to have this erased permanently, so nothing is changed in it any more. Cancel that first, or confirm it.'

const openStates: ErasureState[] = ['waiting', 'erasing', 'failed']

export async function isToBeErased(db: Db, entryId: number): Promise<boolean> {
  const [row] = await db
    .select({ id: erasures.id })
    .from(erasureEntries)
    .innerJoin(erasures, eq(erasures.id, erasureEntries.erasureId))
    .where(and(eq(erasureEntries.entryId, entryId), inArray(erasures.state, openStates)))
    .limit(1)
  return row !== undefined
}
