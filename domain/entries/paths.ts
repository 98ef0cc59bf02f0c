import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { addresses, releases } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'

/** Claims an address for an entry for ever. One that any other entry was released under is refused. */
export async function claimPath(tx: Tx, path: string, entryId: number): Promise<Result> {
  await tx.insert(addresses).values({ path, entryId }).onConflictDoNothing()
  const [owner] = await tx.select().from(addresses).where(eq(addresses.path, path))
  return owner!.entryId === entryId
    ? done(undefined)
    : refused(`Another entry has the address ${path}. Choose another one.`, 'slug')
}

/** The earliest release of an entry that has come by `now`: it fixed the editorial date, and with it the address's month. */
export async function firstRelease(db: Db, entryId: number, now: number) {
  const [first] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), lte(releases.goesLiveAt, now)))
    .orderBy(asc(releases.goesLiveAt), asc(releases.id))
    .limit(1)
  return first
}
