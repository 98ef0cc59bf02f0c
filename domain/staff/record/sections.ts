import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { execute, type Db, type Tx } from '@/db/connection'
import { fieldIfValid, lowerHighest } from '@/db/dialect'
import { audit, type FingerprintKind } from '@/db/schema'
import type { RecordKey } from '@/lib/keys/record-key'
import { ActsHash, appendAct, lastAct, storedActs, type StoredAct } from './chain'
import { findDrifts } from './drift'
import { saveStatements, StatementsHash } from './fingerprints'
import { expectedHead } from './record-head'

/** `asked`: somebody vouched; `key`: a new key; `damage`: acts, key or numbers are missing; `upgrade`: before 0.1.0. */
export type SectionReason = 'upgrade' | 'asked' | 'key' | 'damage'

export const sectionVerb = 'began a section'

export const vouchedReasons: SectionReason[] = ['upgrade', 'asked']

/** Finds why the next act needs a new section; undefined if it can follow the last act. */
export function findSectionReason(key: RecordKey, last: StoredAct | undefined): SectionReason | undefined {
  if (last?.key === key.id && last.number !== null) return undefined
  // A record without acts looks new: a noted head says that it is not.
  if (!last) return expectedHead() ? 'damage' : undefined
  return last.key === null || last.key === key.id ? 'damage' : 'key'
}

/** A section to begin. `problems`: the number of findings that somebody vouched for anyway. */
type NewSection = { key: RecordKey; why: SectionReason; by: number | null; problems?: number }

/** Begins a section with a hash over all acts by this key (`now` UTC ms). `asked`: states differing texts anew. */
export async function beginSectionIn(tx: Tx, { key, why, by, problems = 0 }: NewSection, now: number) {
  if ((await tx.$count(audit, isNotNull(audit.number))) === 0) await numberActs(tx)
  const last = await lastAct(tx)
  const { acts, sum } = await hashActs(tx, key)
  const [highest] = await tx.select({ number: sql<number>`max(${audit.number})` }).from(audit)
  const detail = { why, acts, sum, ...(problems ? { problems } : {}) }
  const states = vouchedReasons.includes(why) ? (act: number) => restateDrifts(tx, act) : async () => ''
  const before = last && { ...last, number: highest!.number ?? last.number }
  const section = await appendAct(tx, {
    last: before,
    key,
    act: { at: now, by, verb: sectionVerb, entryId: null, detail, states },
  })
  // A missing end of the record is vouched for too.
  if (why === 'asked') await execute(tx, lowerHighest('audit', section.id))
  return section
}

/** Numbers all rows in order, after all numbers were removed. */
async function numberActs(tx: Tx) {
  await execute(
    tx,
    sql`update audit set number = counted.n
    from (select id, row_number() over (order by id) as n from audit) as counted where audit.id = counted.id`,
  )
}

async function hashActs(db: Db, key: RecordKey) {
  const hash = new ActsHash(key)
  let acts = 0
  for await (const { row, statements } of storedActs(db)) {
    hash.add(row, statements)
    acts++
  }
  return { acts, sum: hash.end() }
}

async function restateDrifts(tx: Tx, act: number) {
  const hash = new StatementsHash()
  const portion = { kind: 'release' as FingerprintKind, ids: [] as number[] }
  const flush = async () => {
    for (const statement of await saveStatements(tx, act, { ...portion, anew: true })) hash.add(statement)
    portion.ids = []
  }
  for await (const { kind, subject } of findDrifts(tx)) {
    if (kind !== portion.kind || portion.ids.length === 500) await flush()
    portion.kind = kind
    portion.ids.push(subject)
  }
  await flush()
  return hash.end()
}

/** Finds the newest section, which vouches for everything before it. */
export async function newestSection(db: Db, key: RecordKey) {
  const why = fieldIfValid(audit.detail, 'why')
  const [row] = await db
    .select({ id: audit.id, number: audit.number })
    .from(audit)
    .where(and(eq(audit.verb, sectionVerb), eq(audit.key, key.id), inArray(why, vouchedReasons)))
    .orderBy(desc(audit.id))
    .limit(1)
  return row
}
