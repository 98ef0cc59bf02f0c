import { existsSync } from 'node:fs'
import { and, desc, eq, gt, gte, isNull, lte, max, not, or, sql, type SQL } from 'drizzle-orm'
import { read, write } from '@/db/connection'
import { hasField } from '@/db/dialect'
import { audit, backups } from '@/db/schema'
import { permit, type Actor } from '@/domain/staff/actor'
import { record } from '@/domain/staff/audit'
import { notifyAdmins } from '@/domain/notices/notices'

export type BackupRow = typeof backups.$inferSelect

const installation = { id: null }

/** A failed attempt has a row without files, with the reason. */
const wasMade = gt(backups.files, 0)
const newestFirst = [desc(backups.madeAt), desc(backups.id)]

export type LastBackup = {
  newest?: BackupRow
  /** UTC ms. */
  provedAt?: number
  problem?: { what: 'made' | 'proved'; at: number; why: string }
}

/** Finds the last backup; all fields are undefined without an attempt. */
export async function lastBackup(): Promise<LastBackup> {
  const [[newest], [latest], [proof]] = await Promise.all([
    keptBackups(1),
    read()
      .select()
      .from(backups)
      .orderBy(...newestFirst)
      .limit(1),
    read()
      .select({ at: max(backups.provedAt) })
      .from(backups),
  ])
  return { newest, provedAt: proof?.at ?? undefined, problem: await backupProblem(latest) }
}

async function backupProblem(row: BackupRow | undefined): Promise<LastBackup['problem']> {
  if (!row?.problem) return undefined
  if (row.files === 0) return { what: 'made', at: row.madeAt, why: row.problem }
  return { what: 'proved', at: (await lastFailedProof(row)) ?? row.madeAt, why: row.problem }
}

/** UTC ms. */
export async function lastFailedProof({ id, madeAt }: Pick<BackupRow, 'id' | 'madeAt'>) {
  const isOfBackup = hasField(audit.detail, 'backup', id)
  const [row] = await read()
    .select({ at: max(audit.at) })
    .from(audit)
    .where(and(gte(audit.at, madeAt), eq(audit.verb, notProvedVerb), isOfBackup))
  return row?.at ?? undefined
}

/** Milliseconds. */
const listedFor = 30 * 86_400_000

/** Returns kept backups, whether each is at its place, and failures of 30 days (`now` UTC ms). */
export async function listBackups(actor: Actor, now: number) {
  permit(actor, 'manageBackups')
  const rows = await read()
    .select()
    .from(backups)
    .where(and(isNull(backups.removedAt), or(wasMade, gt(backups.madeAt, now - listedFor))))
    .orderBy(...newestFirst)
  return rows.map((row) => ({ ...row, wasMade: row.files > 0, isThere: row.files > 0 && existsSync(row.place) }))
}

export type BackupItem = Awaited<ReturnType<typeof listBackups>>[number]

export async function keptBackups(limit = -1, folder?: string): Promise<BackupRow[]> {
  return read()
    .select()
    .from(backups)
    .where(and(wasMade, isNull(backups.removedAt), folder === undefined ? undefined : isInFolder(folder)))
    .orderBy(...newestFirst)
    .limit(limit)
}

/** `madeAt`: UTC ms of the state in it. */
export type NewBackup = Pick<BackupRow, 'madeAt' | 'place' | 'bytes' | 'files' | 'encrypted'>

export async function recordMade(backup: NewBackup, now: number): Promise<number> {
  return write(async (tx) => {
    const [row] = await tx.insert(backups).values(backup).returning({ id: backups.id })
    const { files, bytes, encrypted } = backup
    await record(tx, installation, { verb: 'backed up', detail: { backup: row!.id, files, bytes, encrypted } }, now)
    return row!.id
  })
}

type BackupFailure = { place: string; encrypted: boolean; why: string; day: string }

/** Records a failed backup. Admins are notified once a `day`. */
export async function recordFailure({ place, encrypted, why, day }: BackupFailure, now: number) {
  await write(async (tx) => {
    await tx.insert(backups).values({ madeAt: now, place, encrypted, bytes: 0, files: 0, problem: why })
    await record(tx, installation, { verb: 'could not back up' }, now)
    await notifyAdmins(tx, { kind: 'backup', about: `no backup on ${day}` }, now)
  })
}

const notProvedVerb = 'could not prove a backup'

export async function recordProof(id: number, problem: string | null, now: number) {
  await write(async (tx) => {
    await tx
      .update(backups)
      .set(problem === null ? { provedAt: now, problem } : { problem })
      .where(eq(backups.id, id))
    const verb = problem === null ? 'proved a backup' : notProvedVerb
    await record(tx, installation, { verb, detail: { backup: id } }, now)
    if (problem !== null) await notifyAdmins(tx, { kind: 'backup', about: `backup ${id} not proved` }, now)
  })
}

/** Records a removal. Call it before: a row must not list a half-removed backup. */
export async function recordRemoval(id: number, now: number) {
  await write(async (tx) => {
    await tx.update(backups).set({ removedAt: now }).where(eq(backups.id, id))
    await record(tx, installation, { verb: 'removed a backup', detail: { backup: id } }, now)
  })
}

export async function backupAt(place: string): Promise<BackupRow | undefined> {
  const [row] = await read()
    .select()
    .from(backups)
    .where(and(eq(backups.place, place), wasMade, isNull(backups.removedAt)))
    .orderBy(desc(backups.id))
    .limit(1)
  return row
}

/** UTC ms: rows dated later by a fast clock do not count. */
export type TimeSpan = { since: number; now: number }

/** Finds when the last backup of a folder was made. Backups in other folders are not the schedule's. */
export async function lastBackupIn(folder: string, span: TimeSpan) {
  return lastBackupWhere(span, and(wasMade, isInFolder(folder)))
}

export async function lastFailureIn(folder: string, span: TimeSpan) {
  return lastBackupWhere(span, and(not(wasMade), isInFolder(folder)))
}

function isInFolder(folder: string) {
  return sql`substr(${backups.place}, 1, ${folder.length + 1}) = ${`${folder}/`}`
}

async function lastBackupWhere({ since, now }: TimeSpan, which?: SQL) {
  const [row] = await read()
    .select({ at: max(backups.madeAt) })
    .from(backups)
    .where(and(which, gte(backups.madeAt, since), lte(backups.madeAt, now)))
  return row?.at ?? undefined
}
