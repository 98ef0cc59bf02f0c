import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/process/env'

// Copies between daily backups (BACKUP_EVERY), in `recent` of BACKUP_DIR; only the folder lists them.

const copyNamePattern = /^gazette-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/

export function recentFolder() {
  return join(env().backups!.folder, 'recent')
}

/** Returns the file whose modification time is the moment up to which a copy has all changes. */
export function lastCopyFile() {
  return join(recentFolder(), 'looked')
}

/** Lists recent copies, the newest first (`madeAt` UTC ms). */
export function recentCopies(): { place: string; madeAt: number }[] {
  const names = fileNamesIn(recentFolder()).filter((one) => copyNamePattern.test(one))
  const momentOf = (one: string) => Date.parse(one.replace(copyNamePattern, '$1T$2:$3:$4.$5Z'))
  return names
    .sort()
    .reverse()
    .map((one) => ({ place: join(recentFolder(), one), madeAt: momentOf(one) }))
}

function fileNamesIn(folder: string) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** UTC ms. */
export function copiedUpTo(): number | undefined {
  return statSync(lastCopyFile(), { throwIfNoEntry: false })?.mtimeMs
}
