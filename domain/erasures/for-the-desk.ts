import { and, count, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { erasureEntries, erasures } from '@/db/schema'
import { may, type Actor } from '@/domain/staff/actor'

/** Counts erasures; zero without the right to erase. `waiting`: those that this person may confirm. */
export async function countErasures(actor: Actor): Promise<{ total: number; waiting: number }> {
  if (!may(actor, 'erase')) return { total: 0, waiting: 0 }
  const isOfOthers = or(isNull(erasures.requestedBy), ne(erasures.requestedBy, actor.id ?? -1))
  const waits = sql<number>`sum(case when ${and(eq(erasures.state, 'waiting'), isOfOthers)} then 1 else 0 end)`
  const [row] = await read().select({ total: count(), waiting: waits }).from(erasures)
  return { total: row!.total, waiting: Number(row!.waiting ?? 0) }
}

export async function openErasureOfEntry(entryId: number): Promise<number | undefined> {
  const [row] = await read()
    .select({ id: erasures.id })
    .from(erasureEntries)
    .innerJoin(erasures, eq(erasures.id, erasureEntries.erasureId))
    .where(and(eq(erasureEntries.entryId, entryId), inArray(erasures.state, ['waiting', 'erasing', 'failed'])))
    .limit(1)
  return row?.id
}
