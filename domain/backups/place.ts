import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'

/** Returns BACKUP_DIR, or a folder in DATA_DIR, which fails with the same disk. */
export function backupFolder() {
  return env().backups?.folder ?? firstFolder()
}

/** Returns all folders of backups, including the default one after BACKUP_DIR was set. */
export function backupFolders() {
  return [...new Set([backupFolder(), firstFolder()])]
}

function firstFolder() {
  return join(env().dataDir, 'backups')
}

export function isFileName(place: string) {
  return /\.tar(\.\w+)?$/.test(place)
}

export function placeKind(place: string): 'folder' | 'file' | undefined {
  if (!existsSync(place)) return undefined
  return statSync(place).isDirectory() ? 'folder' : 'file'
}

export function nothingAt(place: string): Refused {
  return refused(`There is nothing at ${place}.`)
}
