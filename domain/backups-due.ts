import { lastTimeOfDay } from '@/lib/time'
import { lastBackupSince, lastFailureSince } from './backups'
import { siteSettings } from './published/site'

/** How long (ms) after one that could not be made it is tried again. */
const retry = 3_600_000

/**
 * Whether the day's backup is missing (`now` UTC ms): none was made since the hour that it is set for, on the clocks of the site,
 * and the last attempt is not just over. So a server that was off catches up, and several make one together.
 */
export async function backupDue(now: number, hour: number): Promise<boolean> {
  const { zone } = await siteSettings()
  const since = lastTimeOfDay(now, hour, zone)
  if (await lastBackupSince(since)) return false
  const failed = await lastFailureSince(since)
  return failed === undefined || failed <= now - retry
}
