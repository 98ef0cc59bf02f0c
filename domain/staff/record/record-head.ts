import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { eq, and, desc, inArray, isNotNull, sql } from 'drizzle-orm'
import { read, type Db, execute, type Tx } from '@/db/connection'
import { audit, type FingerprintKind } from '@/db/schema'
import { env } from '@/lib/process/env'
import { lastAct, ActsHash, appendAct, storedActs, type StoredAct } from './chain'
import { fieldIfValid, lowerHighest } from '@/db/dialect'
import type { RecordKey } from '@/lib/keys/record-key'
import { findDrifts } from './drift'
import { saveStatements, StatementsHash } from './fingerprints'

/** The newest act. Its number and hash, noted elsewhere, prove later that no act up to it is missing. */
export const RecordHead = z.object({ number: z.number().int().min(1), hash: z.string(), at: z.number() })
export type RecordHead = z.infer<typeof RecordHead>

export async function headOfRecord(db: Db = read()): Promise<RecordHead | undefined> {
  const last = await lastAct(db)
  return last?.number ? { number: last.number, hash: last.hash, at: last.at } : undefined
}

/** "1234:9f8e…", as printed and noted. */
export function headText({ number, hash }: Pick<RecordHead, 'number' | 'hash'>) {
  return `${number}:${hash}`
}

export function parseHead(text: string): Pick<RecordHead, 'number' | 'hash'> | undefined {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return hash ? { number: Number(number), hash } : undefined
}

/** True if nothing up to the head was deleted or rewritten. */
export async function recordContainsHead({ number, hash }: Pick<RecordHead, 'number' | 'hash'>, db: Db = read()) {
  const [row] = await db.select({ hash: audit.hash }).from(audit).where(eq(audit.number, number)).limit(1)
  return row?.hash === hash
}

/** `head`: how far the check went. */
const LastCheck = z.object({ at: z.number(), head: RecordHead.optional(), problems: z.array(z.string()) })
type LastCheck = z.infer<typeof LastCheck>

const RecordNotes = z.object({ head: RecordHead.optional(), checked: LastCheck.optional() })
type RecordNotes = z.infer<typeof RecordNotes>

const file = () => join(/* turbopackIgnore: true */ env().dataDir, 'record.json')

/** Empty if the file is missing or unreadable. */
export function recordNotes(): RecordNotes {
  try {
    return existsSync(file()) ? RecordNotes.parse(JSON.parse(readFileSync(file(), 'utf8'))) : {}
  } catch {
    return {}
  }
}

/** The record must still contain this head. */
export function expectedHead() {
  return recordNotes().head
}

export function saveRecordNotes(changes: Partial<RecordNotes>) {
  mkdirSync(env().dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(`${file()}.new`, JSON.stringify({ ...recordNotes(), ...changes }), { mode: 0o600, flush: true })
  renameSync(`${file()}.new`, file())
}

/** Called if somebody vouches for the record, or it came from a backup. */
export function replaceHead(head: RecordHead | undefined) {
  saveRecordNotes({ head })
}

/** Does not replace a noted head that the record lacks: it is evidence. */
export async function saveHead() {
  const head = await headOfRecord()
  const before = expectedHead()
  if (!head || head.hash === before?.hash) return
  if (!before || (await recordContainsHead(before))) saveRecordNotes({ head })
}

/** `asked`: somebody vouched; `key`: a new key; `damage`: acts, key or numbers are missing; `upgrade`: before 0.1.0. */
type SectionReason = 'upgrade' | 'asked' | 'key' | 'damage'

export const sectionVerb = 'began a section'

export const vouchedReasons: SectionReason[] = ['upgrade', 'asked']

/** Undefined if the next act can follow the last one. */
export function newSectionReason(key: RecordKey, last: StoredAct | undefined): SectionReason | undefined {
  if (last?.key === key.id && last.number !== null) return undefined
  // A record without acts looks new: a noted head says that it is not.
  if (!last) return expectedHead() ? 'damage' : undefined
  return last.key === null || last.key === key.id ? 'damage' : 'key'
}

/** `problems`: findings that somebody vouched for anyway. */
type NewSection = { key: RecordKey; why: SectionReason; by: number | null; problems?: number }

/** Writes an act with a hash over all acts by the present key (`now` UTC ms). `asked`: states differing texts anew. */
export async function beginSectionIn(tx: Tx, { key, why, by, problems = 0 }: NewSection, now: number) {
  if ((await tx.$count(audit, isNotNull(audit.number))) === 0) await numberActs(tx)
  const last = await lastAct(tx)
  const { acts, sum } = await sumOfActs(tx, key)
  const [highest] = await tx.select({ number: sql<number>`max(${audit.number})` }).from(audit)
  const detail = { why, acts, sum, ...(problems ? { problems } : {}) }
  const states = vouchedReasons.includes(why) ? (act: number) => restateDrifts(tx, act) : async () => ''
  const before = last && { ...last, number: highest!.number ?? last.number }
  const section = await appendAct(tx, {
    last: before,
    key,
    act: { at: now, by, verb: sectionVerb, entryId: null, detail, states },
  })
  // Somebody has vouched for the missing end too.
  if (why === 'asked') await execute(tx, lowerHighest('audit', section.id))
  return section
}

/** Numbers rows whose numbers were all removed, in order. */
async function numberActs(tx: Tx) {
  await execute(
    tx,
    sql`update audit set number = counted.n
    from (select id, row_number() over (order by id) as n from audit) as counted where audit.id = counted.id`,
  )
}

async function sumOfActs(db: Db, key: RecordKey) {
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

/** The section vouches for everything before it. */
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
