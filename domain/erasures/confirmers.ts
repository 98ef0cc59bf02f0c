import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { staff } from '@/db/schema'
import { hasOnlyOpen } from '@/domain/staff/audience'

/** Finds who may confirm an erasure; with its id, only people who see all its texts. */
export async function findConfirmers(db: Db, without: (number | null)[], erasureId?: number): Promise<number[]> {
  const isOpen = erasureId && hasOnlyOpen({ id: staff.id }, sql`cast(${erasureId} as integer)`, 'erasure')
  const people = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(inArray(staff.role, ['editor', 'admin']), isNull(staff.disabledAt), isOpen || undefined))
  return people.map(({ id }) => id).filter((id) => !without.includes(id))
}
