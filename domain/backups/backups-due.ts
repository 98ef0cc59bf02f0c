import { existsSync } from 'node:fs'
import { env } from '@/lib/process/env'
import { lastTimeOfDay } from '@/lib/time/time'
import { may, type Actor } from '@/domain/staff/actor'
import { keptBackups, lastBackup, lastBackupIn, lastFailedProof, lastFailureIn, type BackupRow } from './backups'
import { siteSettings } from '@/domain/published/site'

/** The time (ms) after one that could not be made, or not be proved, it is tried again at the earliest. */
const retry = 3_600_000

/**
 * Returns whether the day's backup is missing (`now` UTC ms): none was made in its folder since the hour that it is set for, on
 * the clocks of the site, and the last attempt is not just over. So a server that was off catches up, and several make one
 * together.
 */
export async function backupDue(now: number, { hour, folder }: { hour: number; folder: string }): Promise<boolean> {
  const { zone } = await siteSettings()
  const since = lastTimeOfDay(now, hour, zone)
  if (await lastBackupIn(folder, { since, now })) return false
  const failedAt = await lastFailureIn(folder, { since, now })
  return failedAt === undefined || failedAt <= now - retry
}

/**
 * The newest backup of the schedule's folder, where it was not proved, and when it is restored once more (UTC ms). What stood in
 * the way may be over: the disk was full, the machine went down. Each pause is as long as all the time before it.
 */
export async function nextProof(folder: string): Promise<{ backup: BackupRow; at: number } | undefined> {
  const [backup] = await keptBackups(1, folder)
  if (!backup || (backup.provedAt !== null && backup.problem === null) || !existsSync(backup.place)) return undefined
  const failedAt = (await lastFailedProof(backup)) ?? backup.madeAt
  return { backup, at: failedAt + Math.max(retry, failedAt - backup.madeAt) }
}

/** The greatest age (ms) that the last proof may be where a backup is set to be made each day. */
const maxAge = 3 * 86_400_000

/** The problem, in a sentence, and since when (UTC ms). */
export type BackupCare = { why: string; at?: number }

/** For admins: the last attempt that did not go well, and that none was proved for days though it is set to be (`now` UTC ms). */
export async function backupCares(actor: Actor, now: number): Promise<BackupCare[]> {
  if (!may(actor, 'manageBackups')) return []
  const { newest, provedAt, problem } = await lastBackup()
  if (problem) return [{ why: problem.why, at: problem.at }]
  // Nothing is missing yet from an installation that is new, or was just set.
  if (!env().backups || !newest || (provedAt ?? newest.madeAt) > now - maxAge) return []
  return [{ why: 'No backup was made and proved by restoring it for days.', at: provedAt }]
}
