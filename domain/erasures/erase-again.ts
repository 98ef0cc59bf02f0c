import { and, eq, inArray } from 'drizzle-orm'
import { emptyLog, read, write, type Db, type Tx } from '@/db/connection'
import { markErasing } from '@/db/erasing'
import { rewriteErased } from '@/db/rewrite'
import { entries, erasedAddresses, erasureEntries, erasures, media, staff } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { secretMark } from '@/lib/keys/secret'
import { record } from '@/domain/staff/audit'
import { copyPlaces } from './erasure'
import { eraseFiles } from './erase-files'
import { eraseNames } from './erase-name'
import { wordsOf, type ErasedIds } from './erase-names'
import { eraseRowsIn } from './erase-rows'
import type { LedgerLine } from './ledger-file'
import { namedEntriesIn, type NamedEntry } from './names'

/** Erases again what a backup brought back. Matches id and group or creation; after a change of the secret, both. */
export async function eraseAgain(lines: LedgerLine[], now: number): Promise<ErasedIds> {
  const all: ErasedIds = { entryIds: [], mediaIds: [] }
  for (const line of lines) {
    const named = await findPresentNamedEntries(read(), line)
    if (named.length > 0) {
      all.entryIds.push(...(await eraseNamesAgain(line, named, now)))
      continue
    }
    const found = await findPresentIds(read(), line)
    const isThere = found.entryIds.length + found.mediaIds.length > 0
    if (!isThere && (line.secret !== secretMark() || (await isKnownErasure(read(), line)))) continue
    // Files first: after a kill, the rows still say what to erase.
    await eraseFiles(found.mediaIds)
    if (isThere) markErasing()
    const words = await wordsOf(found)
    await write((tx) => eraseLineIn(tx, line, { ...found, words }, now))
    all.entryIds.push(...found.entryIds)
    all.mediaIds.push(...found.mediaIds)
  }
  if (all.entryIds.length + all.mediaIds.length > 0) {
    await emptyLog()
    await rewriteErased()
  }
  return all
}

async function findPresentIds(db: Db, line: LedgerLine): Promise<ErasedIds> {
  const isOwn = line.secret === secretMark()
  const ids = line.entries.map(({ entryId }) => entryId)
  const rows = ids.length ? await db.select().from(entries).where(inArray(entries.id, ids)) : []
  const same = rows.filter(({ id, translationGroup, createdAt }) => {
    const erased = line.entries.find(({ entryId }) => entryId === id)!
    const [isSameGroup, isSameMoment] = [erased.translationGroup === translationGroup, erased.createdAt === createdAt]
    return isOwn ? isSameGroup || isSameMoment : isSameGroup && isSameMoment
  })
  const uploads = line.mediaIds.length
    ? await db.select({ id: media.id }).from(media).where(inArray(media.id, line.mediaIds))
    : []
  return { entryIds: same.map(({ id }) => id), mediaIds: uploads.map(({ id }) => id) }
}

/** Finds entries with erased names, only under this secret. A database that knows the erasure has no such names. */
async function findPresentNamedEntries(db: Db, line: LedgerLine) {
  const named = line.secret === secretMark() ? namedEntriesIn(line.hashes) : []
  if (named.length === 0 || (await isKnownErasure(db, line))) return []
  const rows = await db
    .select()
    .from(entries)
    .where(
      inArray(
        entries.id,
        named.map(({ entryId }) => entryId),
      ),
    )
  return named.filter((one) => rows.some(({ id, createdAt }) => id === one.entryId && createdAt === one.createdAt))
}

async function eraseNamesAgain(line: LedgerLine, named: NamedEntry[], now: number) {
  const id = await write(async (tx) => (await erasureRowOf(tx, line))?.id ?? (await insertStub(tx, line)))
  const changed = await eraseNames({ id, subject: named, by: null }, 'erased a name again', now)
  const erased = { state: 'erased' as const, problem: null, erasedAt: line.erasedAt ?? now }
  await write(async (tx) => void (await tx.update(erasures).set(erased).where(eq(erasures.id, id))))
  return changed
}

async function isKnownErasure(db: Db, line: LedgerLine) {
  return (await erasureRowOf(db, line))?.state === 'erased'
}

async function erasureRowOf(db: Db, { requestedAt, mediaIds, entries: erased }: LedgerLine) {
  const rows = await db.select().from(erasures).where(eq(erasures.requestedAt, requestedAt))
  const entryIds = JSON.stringify(erased.map(({ entryId }) => entryId))
  for (const row of rows) {
    const named = await db
      .select({ entryId: erasureEntries.entryId })
      .from(erasureEntries)
      .where(eq(erasureEntries.erasureId, row.id))
      .orderBy(erasureEntries.entryId)
    const isSame = JSON.stringify(named.map(({ entryId }) => entryId)) === entryIds
    if (isSame && JSON.stringify(row.mediaIds) === JSON.stringify(mediaIds)) return row
  }
}

async function eraseLineIn(tx: Tx, line: LedgerLine, found: ErasedIds & { words: string }, now: number) {
  const id = (await erasureRowOf(tx, line))?.id ?? (await insertStub(tx, line))
  const known = await tx.select().from(erasureEntries).where(eq(erasureEntries.erasureId, id))
  if (known.length === 0 && line.entries.length)
    await tx
      .insert(erasureEntries)
      .values(line.entries.map((entry) => ({ ...entry, language: entry.language as Language, erasureId: id })))
  await addAddresses(tx, id, line.addresses)
  await eraseRowsIn(tx, { id: null }, { id, ...found }, now)
  const { hashes, erasedAt } = line
  await tx
    .update(erasures)
    .set({ state: 'erased', problem: null, hashes, erasedAt: erasedAt ?? now })
    .where(eq(erasures.id, id))
  const detail = { erasure: id, entries: found.entryIds.length, uploads: found.mediaIds.length }
  await record(tx, { id: null }, { verb: 'erased again', detail }, now)
}

async function insertStub(tx: Tx, line: LedgerLine) {
  const { requestedAt, mediaIds, hashes, heldSince, entries: erased } = line
  const people = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        inArray(
          staff.id,
          [line.requestedBy, line.erasedBy].filter((id) => id !== null),
        ),
      ),
    )
  const person = (id: number | null) => people.find((one) => one.id === id)?.id ?? null
  const [row] = await tx
    .insert(erasures)
    .values({
      entryId: erased[0]?.entryId,
      translationGroup: erased[0]?.translationGroup,
      mediaIds,
      hashes,
      heldSince,
      requestedAt,
      requestedBy: person(line.requestedBy),
      erasedBy: person(line.erasedBy),
      copies: namedEntriesIn(hashes).length > 0 ? [] : copyPlaces.map((place) => ({ place, settledAt: null })),
      state: 'erasing',
    })
    .returning({ id: erasures.id })
  return row!.id
}

async function addAddresses(tx: Tx, erasureId: number, hashes: string[]) {
  for (const hash of hashes) await tx.insert(erasedAddresses).values({ hash, erasureId }).onConflictDoNothing()
}
