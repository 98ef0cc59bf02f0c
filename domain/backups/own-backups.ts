import { existsSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { keptBackups, recordRemoval, type BackupRow } from './backups'
import { readManifest } from './manifest'
import { backupFolders, placeKind } from './place'

const ownNamePattern = /^gazette-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z(\.tar\.(age|sealed))?$/

/** Lists unchanged backups of the schedule, newest first. Only these are ever removed. */
export async function ownBackups(): Promise<BackupRow[]> {
  const all = (await keptBackups()).filter(
    ({ place }) => backupFolders().includes(dirname(place)) && ownNamePattern.test(basename(place)),
  )
  const asMade = await Promise.all(all.map(async (row) => ((await isAsMade(row)) ? row : [])))
  return asMade.flat()
}

async function isAsMade({ place, madeAt, bytes }: BackupRow) {
  if (placeKind(place) === 'file') return statSync(place).size === bytes
  const manifest = await readManifest(place)
  return manifest !== undefined && Date.parse(manifest.madeAt) === madeAt
}

export async function removeOwnBackup({ id, place }: BackupRow, now: number) {
  await recordRemoval(id, now)
  await removeCopy(place)
}

/** Removes a copy. Renames it first: half a backup must not look like a whole one. */
export async function removeCopy(place: string) {
  const unfinished = `${place}.unfinished`
  if (existsSync(place)) await rename(place, unfinished)
  await rm(unfinished, { recursive: true, force: true })
}
