import { createHash } from 'node:crypto'
import { and, eq, inArray, max } from 'drizzle-orm'
import { changedTables, read, type Db, type Tx } from '@/db/connection'
import { ofHighest } from '@/db/dialect'
import { fingerprints, releases, type FingerprintKind } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'
import { randomToken } from '@/lib/keys/random'
import { hmac } from '@/lib/keys/record-key'
import { rowKinds, statedKinds } from './stated-rows'
import { rowForm, storedForms, type StoredForm } from './stored-forms'

/** `hash` null: the subject is gone. */
export type Statement = Pick<typeof fingerprints.$inferSelect, 'kind' | 'subject' | 'hash'>

/** Hash over statements, which are added by kind and number; '' without any. */
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

/** Returns two hashes of 64 characters: of the fixed part, and of the part that later acts may change. */
function fingerprintOf({ fixed, changing }: StoredForm, salt: string) {
  return hmac(salt, fixed) + hmac(salt, changing)
}

export function isAsStated(form: StoredForm, statement: NewestStatement | undefined) {
  return statement?.salt != null && fingerprintOf(form, statement.salt) === statement.hash
}

export type NewestStatement = { subject: number; act: number | null; hash: string | null; salt: string | null }

export async function newestStatements(db: Db, kind: FingerprintKind, ids: number[]) {
  const newest = new Map<number, NewestStatement>()
  for (const portion of inPortions(ids)) {
    const rows = await db
      .select({
        subject: fingerprints.subject,
        act: max(fingerprints.act),
        hash: ofHighest(fingerprints.hash, fingerprints.act),
        salt: ofHighest(fingerprints.salt, fingerprints.act),
      })
      .from(fingerprints)
      .where(and(eq(fingerprints.kind, kind), inArray(fingerprints.subject, portion)))
      .groupBy(fingerprints.subject)
    for (const row of rows) newest.set(row.subject, row)
  }
  return newest
}

type Subjects = { kind: FingerprintKind; ids: number[] }

/** Saves statements. Hashes only the changing part again, so as not to vouch for tampering; `anew`: everything. */
export async function saveStatements(tx: Tx, act: number, { kind, ids, anew = false }: Subjects & { anew?: boolean }) {
  const statements: Statement[] = []
  for (const portion of inPortions(sortUnique(ids))) {
    const forms = await storedForms(tx, kind, portion)
    const earlier = await newestStatements(tx, kind, portion)
    const rows = portion.flatMap((subject): (typeof fingerprints.$inferInsert & Statement)[] => {
      const [form, before] = [forms.get(subject), earlier.get(subject)]
      if (!form) return before ? [{ kind, subject, act, hash: null, salt: null }] : []
      return [{ kind, subject, act, ...(anew ? hashForm(form) : hashForm(form, before)) }]
    })
    await removeSalts(
      tx,
      kind,
      rows.filter(({ hash }) => hash === null).map(({ subject }) => subject),
    )
    if (rows.length) await tx.insert(fingerprints).values(rows)
    for (const row of rows) statements.push(row)
  }
  return statements
}

function hashForm(form: StoredForm, earlier?: NewestStatement) {
  const isStated = earlier?.hash != null && earlier.salt !== null
  const salt = isStated ? earlier.salt! : randomToken()
  const hash = fingerprintOf(form, salt)
  return { salt, hash: isStated ? earlier.hash!.slice(0, 64) + hash.slice(64) : hash }
}

/** Removes salts: without them, nobody can find an erased text by trying words. */
async function removeSalts(tx: Tx, kind: FingerprintKind, subjects: number[]) {
  if (subjects.length === 0) return
  await tx
    .update(fingerprints)
    .set({ salt: null })
    .where(and(eq(fingerprints.kind, kind), inArray(fingerprints.subject, subjects)))
}

/** Ids of rows. `cutRevisions`, `cutReleases`: an erasure cut their fixed part, so they are hashed anew. */
export type ChangedRows = {
  releases?: number[]
  revisions?: number[]
  cutRevisions?: number[]
  cutReleases?: number[]
}

/** Saves fingerprints of changed rows, without unreleased texts, which may still change. Returns the hash over all. */
export async function saveFingerprints(
  tx: Tx,
  act: number,
  { releases: ids = [], revisions = [], cutRevisions = [], cutReleases = [] }: ChangedRows,
) {
  const hash = new StatementsHash()
  const statements = ids.length ? await saveStatements(tx, act, { kind: 'release', ids }) : []
  const revisionIds = await revisionsIn(tx, ids)
  const earlier = await newestStatements(tx, 'revision', [...revisionIds, ...revisions, ...cutRevisions])
  const texts = [...revisionIds.filter((id) => !earlier.has(id)), ...revisions.filter((id) => earlier.has(id))]
  statements.push(...(await saveStatements(tx, act, { kind: 'revision', ids: texts })))
  const cut = cutRevisions.filter((id) => earlier.has(id))
  statements.push(...(await saveStatements(tx, act, { kind: 'revision', ids: cut, anew: true })))
  statements.push(...(await saveStatements(tx, act, { kind: 'release', ids: cutReleases, anew: true })))
  statements.push(...(await recordChangedRows(tx, act)))
  for (const statement of statements.sort(inStatedOrder)) hash.add(statement)
  return hash.end()
}

/** Compares statements in the order of reading: by kind and subject. */
function inStatedOrder(a: Statement, b: Statement) {
  return a.kind === b.kind ? a.subject - b.subject : a.kind < b.kind ? -1 : 1
}

/** Saves statements on rows that this `write` changed; the first time, on all rows. */
async function recordChangedRows(tx: Tx, act: number) {
  const isFirst = !(await hasRowStatements(tx))
  const wereStated = await hasRowStatements(read())
  const changed = changedTables()
  const statements: Statement[] = []
  for (const kind of rowKinds) {
    const { tables, contents } = statedKinds[kind]
    if (!isFirst && !tables.some((table) => changed.has(table))) continue
    const [before, after] = [isFirst ? new Map<number, unknown[]>() : await contents(read()), await contents(tx)]
    const isChanged = (id: number) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id))
    const ids = [...new Set([...before.keys(), ...after.keys()])].filter(isChanged)
    // A row that was changed by hand before this `write` gets no new statement, so that the change is still found.
    const stated = await newestStatements(read(), kind, ids)
    const isTrue = (id: number) =>
      !wereStated || !before.has(id) || isAsStated(rowForm(kind, id, before), stated.get(id))
    statements.push(...(await saveStatements(tx, act, { kind, ids: ids.filter(isTrue) })))
  }
  return statements
}

/** Returns whether the record states rows. In an archive of an earlier build, it does after the next act. */
export async function hasRowStatements(db: Db) {
  const isOfKind = eq(fingerprints.kind, 'settings')
  return (await db.select({ act: fingerprints.act }).from(fingerprints).where(isOfKind).limit(1)).length > 0
}

async function revisionsIn(tx: Tx, releaseIds: number[]) {
  const ids: number[] = []
  for (const portion of inPortions(releaseIds)) {
    const rows = await tx.select({ id: releases.revisionId }).from(releases).where(inArray(releases.id, portion))
    for (const { id } of rows) if (id !== null) ids.push(id)
  }
  return ids
}

function sortUnique(ids: number[]) {
  return [...new Set(ids)].sort((a, b) => a - b)
}
