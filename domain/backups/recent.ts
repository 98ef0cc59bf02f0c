import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/process/env'

// Copies between the daily backups (BACKUP_EVERY): folders in `recent` of BACKUP_DIR, in no list but that folder itself.

const name = /^gazette-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/

export function recentFolder() {
  return join(env().backups!.folder, 'recent')
}

/** A file whose time says up to when all changes are in a copy. */
export function lookFile() {
  return join(recentFolder(), 'looked')
}

/** The copies that are there, the newest first, with the moment (UTC ms) that each holds. */
export function recentCopies(): { place: string; madeAt: number }[] {
  const names = namesIn(recentFolder()).filter((one) => name.test(one))
  const momentOf = (one: string) => Date.parse(one.replace(name, '$1T$2:$3:$4.$5Z'))
  return names
    .sort()
    .reverse()
    .map((one) => ({ place: join(recentFolder(), one), madeAt: momentOf(one) }))
}

function namesIn(folder: string) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Up to when all changes are in a copy (UTC ms); undefined where none was made. */
export function copiedUpTo(): number | undefined {
  return statSync(lookFile(), { throwIfNoEntry: false })?.mtimeMs
}
