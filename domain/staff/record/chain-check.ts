import { eq } from 'drizzle-orm'
import { read } from '@/db/connection'
import { audit } from '@/db/schema'
import type { RecordKey } from '@/lib/keys/record-key'
import { ActsHash, signatureOf, hasStrayStatements, storedActs, isTailCut, type StoredAct } from './chain'
import type { RecordHead } from './record-head'
import { newestSection, sectionVerb, vouchedReasons } from './sections'

type ActPosition = { number: number; at: number }

export type ChainFault =
  | ({ is: 'changed' } & ActPosition)
  /** Missing numbers, inclusive. */
  | { is: 'missing'; from: number; to: number }
  /** A row without a number, or with a number that is used twice. */
  | { is: 'out of order'; id: number; at: number }
  | { is: 'another key'; from: number; to: number; at: number }
  /** An act before a section has changed since the section began. */
  | { is: 'section'; number: number; at: number; acts: number }
  /** A section that nobody has vouched for. */
  | ({ is: 'unasked'; why: string } & ActPosition)
  | { is: 'stray' }
  /** Rows were deleted after the last one. */
  | { is: 'cut'; after: number }
  /** The act at which the check should start is missing. */
  | { is: 'beginning'; number: number }

/** More findings add nothing. */
const maxFaults = 20

/** Returns at most 20 findings. `from`: an act to start after, which must exist. */
export async function checkChain(key: RecordKey, from?: Pick<RecordHead, 'number' | 'hash'>) {
  const start = from && (await startAt(from))
  if (from && !start)
    return { acts: 0, misfits: [{ is: 'beginning', number: from.number } satisfies ChainFault] as ChainFault[] }
  const walk = new ChainWalk(key, start, start ? undefined : await newestSection(read(), key))
  for await (const { row, statements, strays } of storedActs(read(), start)) walk.step(row, statements, strays)
  await walk.end()
  return { acts: walk.acts, misfits: walk.misfits }
}

async function startAt({ number, hash }: Pick<RecordHead, 'number' | 'hash'>) {
  const [row] = await read().select({ id: audit.id, hash: audit.hash }).from(audit).where(eq(audit.number, number))
  return row?.hash === hash ? { id: row.id, number, hash } : undefined
}

class ChainWalk {
  acts = 0
  readonly misfits: ChainFault[] = []
  private last: { id: number; number: number; hash: string }
  private readonly before: ActsHash | undefined

  constructor(
    private readonly key: RecordKey,
    start: { id: number; number: number; hash: string } | undefined,
    private readonly section: { id: number } | undefined,
  ) {
    this.last = start ?? { id: 0, number: 0, hash: '' }
    this.before = section && new ActsHash(key)
  }

  step(row: StoredAct, statements: string, strays: number) {
    if (strays) this.addMisfit({ is: 'stray' })
    if (this.section && row.id < this.section.id) this.before!.add(row, statements)
    else if (row.id === this.section?.id) {
      this.compareSum(row)
      this.checkSignature(row, statements, true)
    } else this.checkSignature(row, statements, this.hasPlace(row))
    this.acts++
    this.last = { id: row.id, number: row.number ?? this.last.number, hash: row.hash }
  }

  private hasPlace({ id, number, at }: StoredAct) {
    const next = this.last.number + 1
    if (number === next) return true
    if (typeof number === 'number' && number > next) this.addMisfit({ is: 'missing', from: next, to: number - 1 })
    else this.addMisfit({ is: 'out of order', id, at })
    return false
  }

  private compareSum(row: StoredAct) {
    const { acts, sum } = parseDetail(row)
    if (sum === this.before!.end() && acts === this.acts) return
    this.addMisfit({ is: 'section', ...actPosition(row), acts: Number(acts) })
  }

  private checkSignature(row: StoredAct, statements: string, isNext: boolean) {
    const about = actPosition(row)
    if (row.key !== this.key.id) return this.addAnotherKey(about)
    // A signature cannot be checked without the previous act.
    if (isNext && row.hash !== signatureOf(this.key, { before: this.last.hash, row, statements }))
      this.addMisfit({ is: 'changed', ...about })
    const { why } = row.verb === sectionVerb ? parseDetail(row) : {}
    if (why !== undefined && !(vouchedReasons as unknown[]).includes(why))
      this.addMisfit({ is: 'unasked', ...about, why: String(why) })
  }

  private addAnotherKey({ number, at }: ActPosition) {
    const lastMisfit = this.misfits.at(-1)
    if (lastMisfit?.is === 'another key' && lastMisfit.to === number - 1) lastMisfit.to = number
    else this.addMisfit({ is: 'another key', from: number, to: number, at })
  }

  async end() {
    if (await hasStrayStatements(read())) this.addMisfit({ is: 'stray' })
    if (await isTailCut(read())) this.addMisfit({ is: 'cut', after: this.last.number })
  }

  private addMisfit(misfit: ChainFault) {
    if (misfit.is === 'stray' && this.misfits.some(({ is }) => is === 'stray')) return
    if (this.misfits.length < maxFaults) this.misfits.push(misfit)
  }
}

function actPosition({ number, id, at }: StoredAct): ActPosition {
  return { number: number ?? id, at }
}

function parseDetail({ detail }: StoredAct): Record<string, unknown> {
  try {
    return JSON.parse(detail) as Record<string, unknown>
  } catch {
    return {}
  }
}
