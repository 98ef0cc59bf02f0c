import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'

/** Returns the place where backups go: the folder that BACKUP_DIR names; without it one in DATA_DIR, which shares the fate of its disk. */
export function backupFolder() {
  return env().backups?.folder ?? firstFolder()
}

/** The folders that the server ever put backups into by itself: one that was set later does not make the first a stranger. */
export function backupFolders() {
  return [...new Set([backupFolder(), firstFolder()])]
}

function firstFolder() {
  return join(env().dataDir, 'backups')
}

/** Returns whether a name is that of a single file; every other is that of a folder. */
export function isFileName(place: string) {
  return /\.tar(\.\w+)?$/.test(place)
}

/** Returns what lies at a place; undefined for nothing. */
export function kindOf(place: string): 'folder' | 'file' | undefined {
  if (!existsSync(place)) return undefined
  return statSync(place).isDirectory() ? 'folder' : 'file'
}

export function nothingAt(place: string): Refused {
  return refused(`There is nothing at ${place}.`)
}
