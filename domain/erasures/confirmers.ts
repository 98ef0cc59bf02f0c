import { and, inArray, isNull } from 'drizzle-orm'
import type { Db } from '@/db/connection'
import { staff } from '@/db/schema'

export async function possibleConfirmers(db: Db, without: (number | null)[]): Promise<number[]> {
  const people = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(inArray(staff.role, ['editor', 'admin']), isNull(staff.disabledAt)))
  return people.map(({ id }) => id).filter((id) => !without.includes(id))
}
