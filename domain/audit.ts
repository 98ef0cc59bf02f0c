import { asc, desc } from 'drizzle-orm'
import { read, type Tx } from '@/db/connection'
import { audit } from '@/db/schema'
import { sha256 } from '@/lib/random'
import type { Actor } from './actor'

/** Ids, choices and moments of an act; never texts, which can be erased while the record stays. */
export type Detail = Record<string, string | number | boolean | null>
export type Act = { verb: string; entryId?: number; detail?: Detail }

/**
 * Writes down who did what, in the transaction that does it (`now` UTC ms). Each row's hash covers the row before it:
 * a row that was changed, taken out or put in later breaks the chain from there on.
 */
export async function record(tx: Tx, actor: Pick<Actor, 'id'>, { verb, entryId, detail = {} }: Act, now: number) {
  const [last] = await tx.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1)
  const row = { at: now, by: actor.id, verb, entryId: entryId ?? null, detail }
  await tx.insert(audit).values({ ...row, hash: linkOf(last?.hash ?? '', row) })
}

type Row = Pick<typeof audit.$inferSelect, 'at' | 'by' | 'verb' | 'entryId' | 'detail'>

function linkOf(before: string, { at, by, verb, entryId, detail }: Row) {
  return sha256(JSON.stringify([before, at, by, verb, entryId, detail]))
}

/** Follows the chain from its beginning. Names the first row that does not fit; undefined when all do. */
export async function firstBrokenLink(): Promise<{ id: number; at: number } | undefined> {
  const rows = await read().select().from(audit).orderBy(asc(audit.id))
  let before = ''
  for (const row of rows) {
    if (row.hash !== linkOf(before, row)) return { id: row.id, at: row.at }
    before = row.hash
  }
}
