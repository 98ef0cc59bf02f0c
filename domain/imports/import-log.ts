import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { preparedQuery, read, write, type Db, type Tx } from '@/db/connection'
import { addresses, entries, imported, imports, media, staff, type ImportedKind, type ImportKind } from '@/db/schema'
import { updateStatistics } from '@/db/statistics'
import { pick } from '@/lib/lists/pick'
import { erasedKeyOf } from '@/lib/keys/erasure-hash'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { findPermittedEntry, headOf } from '@/domain/entries/head'
import { ruleContext, sourceIn, sourceProblem } from '@/domain/addresses/redirect-rules'
import { wasErasedAt } from '@/domain/published/erased'
import type { SiteFacts } from './plan/plan'

// The log prevents that a thing is imported twice. UTC ms.

export type Import = typeof imports.$inferSelect
export type LogRow = typeof imported.$inferSelect

/** Sizes in bytes. */
type SourceFiles = Import['files']

type ImportStart = { kind: ImportKind; source: string; files: SourceFiles }

/** Begins an import, or resumes an interrupted one over the same files: things logged with its id are done. */
export async function beginImport(
  actor: Actor,
  start: ImportStart,
  now: number,
): Promise<Import & { resumed: boolean }> {
  permit(actor, 'manageImports')
  return write(async (tx) => {
    const { kind, source, files } = start
    const whichUnfinished = and(eq(imports.kind, kind), eq(imports.source, source), isNull(imports.finishedAt))
    const unfinished = await tx.select().from(imports).where(whichUnfinished).orderBy(desc(imports.id))
    const sameImport = unfinished.find((row) => joinedChecksums(row.files) === joinedChecksums(files))
    if (sameImport) {
      await tx.update(imports).set({ problem: null }).where(eq(imports.id, sameImport.id))
      await record(tx, actor, { verb: 'went on with an import', detail: { import: sameImport.id } }, now)
      return { ...sameImport, problem: null, resumed: true }
    }
    const [row] = await tx
      .insert(imports)
      .values({ ...start, by: actor.id, startedAt: now })
      .returning()
    await record(tx, actor, { verb: 'began an import', detail: { import: row!.id, kind, files: files.length } }, now)
    return { ...row!, resumed: false }
  })
}

export function joinedChecksums(files: Pick<SourceFiles[number], 'sha256'>[]) {
  return files
    .map(({ sha256 }) => sha256)
    .toSorted()
    .join(' ')
}

/** Numbers by result at the end of an import: a later import may change its rows. */
export type Tally = Record<LogRow['outcome'], number>

export const emptyTally: Tally = { new: 0, changed: 0, unchanged: 0, conflict: 0, 'left out': 0 }

export async function endImport(actor: Actor, { id, tally }: { id: number; tally: Tally }, now: number) {
  permit(actor, 'manageImports')
  await write(async (tx) => {
    await tx.update(imports).set({ finishedAt: now, problem: null }).where(eq(imports.id, id))
    await record(tx, actor, { verb: 'finished an import', detail: { import: id, ...tally } }, now)
  })
  await updateStatistics('sample')
}

export async function stopImport(actor: Actor, { id, problem }: { id: number; problem: string }, now: number) {
  permit(actor, 'manageImports')
  await write(async (tx) => {
    await tx.update(imports).set({ problem }).where(eq(imports.id, id))
    await record(tx, actor, { verb: 'stopped an import', detail: { import: id } }, now)
  })
}

export type LogKey = Pick<LogRow, 'source' | 'kind' | 'key'>

/** Finds a log row; the row of an erased thing has lost its name and is found by its hash. */
export async function findLogRow(db: Db, { source, kind, key }: LogKey): Promise<LogRow | undefined> {
  const keys = [key, erasedKeyOf({ source, kind, key })]
  const [row] = await db
    .select()
    .from(imported)
    .where(and(eq(imported.source, source), eq(imported.kind, kind), inArray(imported.key, keys)))
  return row
}

export async function listLogRows(db: Db, { source, kind }: { source: string; kind: ImportedKind }) {
  const { id, key, url, title, importId, outcome, hash, entryId, revisionId, mediaId, termId } = imported
  return db
    .select({ id, key, url, title, importId, outcome, hash, entryId, revisionId, mediaId, termId })
    .from(imported)
    .where(and(eq(imported.source, source), eq(imported.kind, kind)))
    .orderBy(asc(imported.id))
}

/** Answers what a plan asks of this site (`now` UTC ms). */
export async function siteFacts(source: string, now: number): Promise<SiteFacts> {
  const rows = await read()
    .select({ key: imported.key, ...pick(entries, 'id', 'language') })
    .from(imported)
    .innerJoin(entries, eq(entries.id, imported.entryId))
    .where(and(eq(imported.source, source), eq(imported.kind, 'entry')))
  const known = new Map(rows.map((row) => [row.key, row]))
  const rules = ruleContext(now)
  return {
    entryOf: (key) => known.get(key),
    ownerOf: async (path) => (await addressOwner({ path }))[0]?.entryId,
    wasErasedAt: (paths) => wasErasedAt(read(), paths),
    redirectAt: rules.redirectAt,
    isReserved: async (path) => !sourceIn(path).ok || (await sourceProblem(path, rules)) !== undefined,
  }
}

const addressOwner = preparedQuery((db) =>
  db
    .select({ entryId: addresses.entryId })
    .from(addresses)
    .where(eq(addresses.path, sql.placeholder('path'))),
)

export type LogEntry = LogKey &
  Pick<LogRow, 'outcome' | 'hash'> &
  Partial<Pick<LogRow, 'url' | 'title' | 'entryId' | 'revisionId' | 'mediaId' | 'termId' | 'kept' | 'problems'>>

/** Writes the log row of a thing in its transaction. An unchanged thing keeps the row of an earlier import. */
export async function writeLog(tx: Tx, importId: number, { source, kind, key, ...details }: LogEntry) {
  const { url = '', title = '', kept = {}, problems = [], ...rest } = details
  const blank = { entryId: null, revisionId: null, mediaId: null, termId: null }
  const row = { importId, url, title, kept, problems, ...blank, ...rest }
  await tx
    .insert(imported)
    .values({ source, kind, key, ...row })
    .onConflictDoUpdate({ target: [imported.source, imported.kind, imported.key], set: row })
}

export type ThingFate = 'as it came' | 'changed here' | 'in the trash' | 'erased'

/** `changed here`: somebody saved it after the import. */
export async function fateOfEntry(db: Db, { entryId, revisionId }: Pick<LogRow, 'entryId' | 'revisionId'>) {
  const [entry] = await db
    .select({ trashedAt: entries.trashedAt })
    .from(entries)
    .where(eq(entries.id, entryId ?? -1))
  if (!entry) return 'erased' satisfies ThingFate
  if (entry.trashedAt !== null) return 'in the trash' satisfies ThingFate
  const head = await headOf(db, entryId!)
  return head?.id === revisionId ? ('as it came' satisfies ThingFate) : ('changed here' satisfies ThingFate)
}

export async function fateOfUpload(db: Db, { mediaId }: Pick<LogRow, 'mediaId'>) {
  const [upload] = await db
    .select({ trashedAt: media.trashedAt })
    .from(media)
    .where(eq(media.id, mediaId ?? ''))
  if (!upload) return 'erased' satisfies ThingFate
  return upload.trashedAt === null ? ('as it came' satisfies ThingFate) : ('in the trash' satisfies ThingFate)
}

const importsPerPage = 20

export async function listImports(actor: Actor, { page = 1 }: { page?: number } = {}) {
  permit(actor, 'manageImports')
  const { id, kind, source, files, startedAt, finishedAt, problem } = imports
  const [items, total] = await Promise.all([
    read()
      .select({ id, kind, source, files, startedAt, finishedAt, problem, by: staff.name })
      .from(imports)
      .leftJoin(staff, eq(staff.id, imports.by))
      .orderBy(desc(imports.id))
      .limit(importsPerPage)
      .offset((page - 1) * importsPerPage),
    read().$count(imports),
  ])
  return { items, total, page, pages: Math.max(1, Math.ceil(total / importsPerPage)) }
}

/** Returns an entry's source with all data kept; undefined for an entry begun in Gazette. */
export async function originOf(actor: Actor, entryId: number) {
  if (!(await findPermittedEntry(read(), actor, 'read', entryId))) return undefined
  const { source, key, url, outcome, kept, problems, importId } = imported
  const [row] = await read()
    .select({ source, key, url, outcome, kept, problems, importId, kind: imports.kind, at: imports.startedAt })
    .from(imported)
    .innerJoin(imports, eq(imports.id, imported.importId))
    .where(and(eq(imported.entryId, entryId), eq(imported.kind, 'entry')))
    .orderBy(desc(imported.id))
    .limit(1)
  return row
}

export type Origin = NonNullable<Awaited<ReturnType<typeof originOf>>>
