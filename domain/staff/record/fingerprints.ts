import { createHash } from 'node:crypto'
import { and, eq, inArray, max } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { fingerprints, releases, type FingerprintKind } from '@/db/schema'
import { portions } from '@/lib/portions'
import { randomToken } from '@/lib/random'
import { hmac } from '@/lib/record-key'
import { storedForms, type StoredForm } from './stored-forms'

/** What an act states of a release or a text: a hash of it, or (null) that it is gone. */
export type Statement = Pick<typeof fingerprints.$inferSelect, 'kind' | 'subject' | 'hash'>

/** A hash over the statements of one act: releases, then texts, by their numbers. Empty where there are none. */
export class StatementsHash {
  private hash: ReturnType<typeof createHash> | undefined

  add({ kind, subject, hash }: Statement) {
    this.hash ??= createHash('sha256')
    this.hash.update(`${JSON.stringify([kind, subject, hash])}\n`)
  }

  end() {
    return this.hash?.digest('hex') ?? ''
  }
}

/** The hash of what never changes in it, then that of what later acts may change: 64 characters each. */
function fingerprintOf({ fixed, changing }: StoredForm, salt: string) {
  return hmac(salt, fixed) + hmac(salt, changing)
}

/** Whether something is what was stated of it. */
export function isAsStated(form: StoredForm, { hash, salt }: NewestStatement) {
  return salt !== null && fingerprintOf(form, salt) === hash
}

export type NewestStatement = { subject: number; act: number | null; hash: string | null; salt: string | null }

/** The newest statement of each, where there is any. */
export async function newestStatements(db: Db, kind: FingerprintKind, ids: number[]) {
  const found = new Map<number, NewestStatement>()
  for (const some of portions(ids)) {
    // Beside max() SQLite takes the other columns from the row that has it: sqlite.org/lang_select.html, bare columns.
    const rows = await db
      .select({
        subject: fingerprints.subject,
        act: max(fingerprints.act),
        hash: fingerprints.hash,
        salt: fingerprints.salt,
      })
      .from(fingerprints)
      .where(and(eq(fingerprints.kind, kind), inArray(fingerprints.subject, some)))
      .groupBy(fingerprints.subject)
    for (const row of rows) found.set(row.subject, row)
  }
  return found
}

type Subjects = { kind: FingerprintKind; ids: number[] }

/**
 * States what some things are now, as part of an act, and that others are gone. What never changes is hashed once: a statement
 * after that takes the hash over, so that nothing that was tampered with becomes true by a later act. `anew` hashes all.
 */
export async function state(tx: Tx, act: number, { kind, ids, anew = false }: Subjects & { anew?: boolean }) {
  const stated: Statement[] = []
  for (const some of portions(sorted(ids))) {
    const forms = await storedForms(tx, kind, some)
    const known = await newestStatements(tx, kind, some)
    const rows = some.flatMap((subject): (typeof fingerprints.$inferInsert & Statement)[] => {
      const [form, before] = [forms.get(subject), known.get(subject)]
      if (!form) return before ? [{ kind, subject, act, hash: null, salt: null }] : []
      return [{ kind, subject, act, ...(anew ? hashed(form) : hashed(form, before)) }]
    })
    await forget(
      tx,
      kind,
      rows.filter(({ hash }) => hash === null).map(({ subject }) => subject),
    )
    if (rows.length) await tx.insert(fingerprints).values(rows)
    for (const row of rows) stated.push(row)
  }
  return stated
}

function hashed(form: StoredForm, before?: NewestStatement) {
  const isKnown = before?.hash != null && before.salt !== null
  const salt = isKnown ? before.salt! : randomToken()
  const hash = fingerprintOf(form, salt)
  return { salt, hash: isKnown ? before.hash!.slice(0, 64) + hash.slice(64) : hash }
}

/** Nobody can try words against the hash of what is gone once its key is gone too. */
async function forget(tx: Tx, kind: FingerprintKind, gone: number[]) {
  if (gone.length === 0) return
  await tx
    .update(fingerprints)
    .set({ salt: null })
    .where(and(eq(fingerprints.kind, kind), inArray(fingerprints.subject, gone)))
}

/** Numbers of releases and of revisions that an act added, changed or erased. */
export type ChangedRows = { releases?: number[]; revisions?: number[] }

/**
 * States what an act wrote: its releases, the texts in them that the record does not know yet, and of the revisions those that it
 * knows. A text that was never released is not stated: it may be saved again, or erased. Answers with the hash over all.
 */
export async function stateFingerprints(tx: Tx, act: number, { releases: ids = [], revisions = [] }: ChangedRows) {
  const hash = new StatementsHash()
  const stated = ids.length ? await state(tx, act, { kind: 'release', ids }) : []
  const carried = await revisionsIn(tx, ids)
  const known = await newestStatements(tx, 'revision', [...carried, ...revisions])
  const texts = [...carried.filter((id) => !known.has(id)), ...revisions.filter((id) => known.has(id))]
  stated.push(...(await state(tx, act, { kind: 'revision', ids: texts })))
  for (const one of stated) hash.add(one)
  return hash.end()
}

async function revisionsIn(tx: Tx, releaseIds: number[]) {
  const found: number[] = []
  for (const some of portions(releaseIds)) {
    const rows = await tx.select({ id: releases.revisionId }).from(releases).where(inArray(releases.id, some))
    for (const { id } of rows) if (id !== null) found.push(id)
  }
  return found
}

function sorted(ids: number[]) {
  return [...new Set(ids)].sort((a, b) => a - b)
}
