import { existsSync } from 'node:fs'
import { env } from '@/lib/process/env'
import { lastTimeOfDay } from '@/lib/time/time'
import { may, type Actor } from '@/domain/staff/actor'
import { keptBackups, lastBackup, lastBackupIn, lastFailedProof, lastFailureIn, type BackupRow } from './backups'
import { siteSettings } from '@/domain/published/site'

/** Milliseconds. */
const retryAfter = 3_600_000

/** Returns whether none was made since the last `hour` (site's zone), and none has failed lately. */
export async function isBackupDue(now: number, { hour, folder }: { hour: number; folder: string }): Promise<boolean> {
  const { zone } = await siteSettings()
  const since = lastTimeOfDay(now, hour, zone)
  if (await lastBackupIn(folder, { since, now })) return false
  const failedAt = await lastFailureIn(folder, { since, now })
  return failedAt === undefined || failedAt <= now - retryAfter
}

/** Finds the next proof and its moment (UTC ms). An unproved backup is tested again after as long as it has waited. */
export async function nextProof(folder: string): Promise<{ backup: BackupRow; at: number } | undefined> {
  const [backup] = await keptBackups(1, folder)
  if (!backup || (backup.provedAt !== null && backup.problem === null) || !existsSync(backup.place)) return undefined
  const failedAt = (await lastFailedProof(backup)) ?? backup.madeAt
  return { backup, at: failedAt + Math.max(retryAfter, failedAt - backup.madeAt) }
}

/** Milliseconds. */
const maxBackupAge = 3 * 86_400_000

/** `at`: UTC ms. */
export type BackupCare = { why: string; at?: number }

export async function backupCares(actor: Actor, now: number): Promise<BackupCare[]> {
  if (!may(actor, 'manageBackups')) return []
  const { newest, provedAt, problem } = await lastBackup()
  if (problem) return [{ why: problem.why, at: problem.at }]
  // For a new installation nothing is missing yet.
  if (!env().backups || !newest || (provedAt ?? newest.madeAt) > now - maxBackupAge) return []
  return [{ why: 'No backup was made and proved by restoring it for days.', at: provedAt }]
}
