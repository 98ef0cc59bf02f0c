import { setImmediate as breathe } from 'node:timers/promises'
import { asc, desc, eq, gt } from 'drizzle-orm'
import { read, write, type Tx } from '@/db/connection'
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

/** Writes down what was done outside the database: a backup, for one. */
export async function recordAct(actor: Pick<Actor, 'id'>, act: Act, now: number) {
  await write(async (tx) => record(tx, actor, act, now))
}

type Row = Pick<typeof audit.$inferSelect, 'at' | 'by' | 'verb' | 'entryId' | 'detail'>

function linkOf(before: string, { at, by, verb, entryId, detail }: Row) {
  return sha256(JSON.stringify([before, at, by, verb, entryId, detail]))
}

const atOnce = 2_000

/** The chain followed from its beginning: how many acts it holds, its last hash, and the first row that does not fit, if any. */
export async function followChain() {
  let acts = 0
  let before = ''
  for (let after = 0; ; await breathe()) {
    const rows = await read().select().from(audit).where(gt(audit.id, after)).orderBy(asc(audit.id)).limit(atOnce)
    for (const row of rows) {
      if (row.hash !== linkOf(before, row)) return { acts, last: before, broken: { id: row.id, at: row.at } }
      before = row.hash
      after = row.id
      acts++
    }
    if (rows.length < atOnce) return { acts, last: before, broken: undefined }
  }
}

/** Names the first row of the chain that does not fit; undefined when all do. */
export async function firstBrokenLink(): Promise<{ id: number; at: number } | undefined> {
  return (await followChain()).broken
}

/** Whether the record holds the row with this hash: one noted elsewhere shows that nothing was cut off the end since. */
export async function holdsLink(hash: string) {
  const [found] = await read().select({ id: audit.id }).from(audit).where(eq(audit.hash, hash)).limit(1)
  return found !== undefined
}
