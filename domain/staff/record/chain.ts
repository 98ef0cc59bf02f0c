import { createHmac } from 'node:crypto'
import { and, asc, desc, gt, lte, max, sql } from 'drizzle-orm'
import { read, selectValues, type Db, type Tx } from '@/db/connection'
import { highestEver } from '@/db/dialect'
import { audit, fingerprints } from '@/db/schema'
import { createPause } from '@/lib/process/pauses'
import { hmac, type RecordKey } from '@/lib/keys/record-key'
import { StatementsHash, type Statement } from './fingerprints'
import { pick } from '@/lib/lists/pick'

/** A row as stored: its detail is neither parsed nor reordered. */
export type StoredAct = Omit<typeof audit.$inferSelect, 'detail'> & { detail: string }

const storedColumns = {
  ...pick(audit, 'id', 'number', 'key', 'at', 'by', 'verb', 'entryId'),
  detail: sql<string>`${audit.detail}`,
  hash: audit.hash,
}

export async function lastAct(db: Db): Promise<StoredAct | undefined> {
  const [row] = await db.select(storedColumns).from(audit).orderBy(desc(audit.id)).limit(1)
  return row
}

/** `states` writes the statements of the act with this number, and returns the hash over them. */
export type NewAct = Pick<typeof audit.$inferSelect, 'at' | 'by' | 'verb' | 'entryId' | 'detail'> & {
  states: (act: number) => Promise<string>
}

export async function appendAct(
  tx: Tx,
  {
    last,
    key,
    act: { states, ...act },
  }: { last?: Pick<StoredAct, 'id' | 'number' | 'hash'>; key: RecordKey; act: NewAct },
) {
  const [id, number] = [(last?.id ?? 0) + 1, (last?.number ?? 0) + 1]
  const row = { id, number, key: key.id, ...act }
  const statements = await states(number)
  const detail = JSON.stringify(act.detail)
  const hash = signatureOf(key, { before: last?.hash ?? '', row: { ...row, detail, hash: '' }, statements })
  await tx.insert(audit).values({ ...row, hash })
  return { id, number, hash }
}

/** `before`: the hash of the previous act. `statements`: the hash over the statements. */
type ChainLink = { before: string; row: StoredAct; statements: string }

export function signatureOf(key: RecordKey, { before, row, statements }: ChainLink) {
  const { id, number, key: keyId, at, by, verb, entryId, detail } = row
  return hmac(key.bytes, JSON.stringify([before, id, number, keyId, at, by, verb, entryId, detail, statements]))
}

export class ActsHash {
  private readonly hash: ReturnType<typeof createHmac>

  constructor(key: RecordKey) {
    this.hash = createHmac('sha256', key.bytes)
  }

  add({ id, number, key, at, by, verb, entryId, detail, hash }: StoredAct, statements: string) {
    this.hash.update(`${JSON.stringify([id, number, key, at, by, verb, entryId, detail, hash, statements])}\n`)
  }

  end() {
    return this.hash.digest('hex')
  }
}

const actsAtOnce = 2_000

/** Reads acts up to the last one at the time of the call. `strays`: statements under a number without an act. */
export async function* storedActs(
  db: Db = read(),
  { id: after, number }: { id: number; number: number } = { id: 0, number: 0 },
): AsyncGenerator<{ row: StoredAct; statements: string; strays: number }> {
  const end = (await lastAct(db))?.id ?? 0
  const statements = new StatedInOrder(db, number)
  const pause = createPause()
  for (let last = after; last < end; await pause()) {
    const rows = await db
      .select(storedColumns)
      .from(audit)
      .where(and(gt(audit.id, last), lte(audit.id, end)))
      .orderBy(asc(audit.id))
      .limit(actsAtOnce)
    for (const row of rows) yield { row, ...(await statements.ofAct(row.number)) }
    last = rows.at(-1)!.id
  }
}

export async function hasStrayStatements(db: Db) {
  const last = db.select({ number: max(audit.number) }).from(audit)
  return (await db.$count(fingerprints, gt(fingerprints.act, last))) > 0
}

/** Returns whether rows after the last were deleted: the database has the highest number (sqlite.org/autoinc.html). */
export async function isTailCut(db: Db) {
  const [[isLonger]] = (await selectValues<[number | boolean]>(
    db,
    sql`select ${highestEver('audit')} <> coalesce((select max(id) from audit), 0)`,
  )) as [[number | boolean]]
  return Boolean(isLonger)
}

type StatedRow = Statement & { act: number }

/** Reads statements once from beginning to end, in step with the acts. */
class StatedInOrder {
  private rows: StatedRow[] = []
  private at = 0
  private isEnd = false
  private last: StatedRow

  constructor(
    private readonly db: Db,
    after: number,
  ) {
    // Sorts after all statements of this act.
    this.last = { act: after, kind: '~' as StatedRow['kind'], subject: 0, hash: null }
  }

  async ofAct(number: number | null) {
    const hash = new StatementsHash()
    let strays = 0
    for (let next = await this.peek(); next && number !== null && next.act <= number; next = await this.peek()) {
      if (next.act < number) strays++
      else hash.add(next)
      this.at++
    }
    return { statements: hash.end(), strays }
  }

  private async peek(): Promise<StatedRow | undefined> {
    if (this.at === this.rows.length && !this.isEnd) {
      const { act, kind, subject } = this.last
      this.rows = await this.db
        .select(pick(fingerprints, 'kind', 'subject', 'hash', 'act'))
        .from(fingerprints)
        .where(
          sql`(${fingerprints.act}, ${fingerprints.kind}, ${fingerprints.subject}) > (${act}, ${kind}, ${subject})`,
        )
        .orderBy(asc(fingerprints.act), asc(fingerprints.kind), asc(fingerprints.subject))
        .limit(actsAtOnce)
      this.isEnd = this.rows.length < actsAtOnce
      this.at = 0
      this.last = this.rows.at(-1) ?? this.last
    }
    return this.rows[this.at]
  }
}
