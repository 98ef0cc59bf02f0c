import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from '@/lib/process/env'
import { refused, type Refused } from '@/lib/result'
import { readdir, readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { RecordHead } from '@/domain/staff/record/record-head'
import { checksumOf } from '@/lib/files/checksum'

/** BACKUP_DIR, or a folder in DATA_DIR, which fails with the same disk. */
export function backupFolder() {
  return env().backups?.folder ?? firstFolder()
}

/** Includes the default folder after BACKUP_DIR was set. */
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

export const manifestName = 'manifest.json'

/** `record`: the newest signed act; `secret`: a mark of the installation's secret. */
const Manifest = z.object({
  format: z.literal(2),
  madeAt: z.iso.datetime(),
  rows: z.record(z.string(), z.number()),
  sums: z.record(z.string(), z.string()),
  record: RecordHead.optional(),
  secret: z.string().optional(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof Manifest>

/** Enough for a million files. */
const maxManifestBytes = 250_000_000

/** Undefined for anything but a backup of this format. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const file = join(folder, manifestName)
    if ((await stat(file)).size > maxManifestBytes) return undefined
    const text = await readFile(file, 'utf8')
    return Manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export async function describeFile(folder: string, path: string) {
  return { path, ...(await checksumOf(join(folder, path))) }
}

export async function filesUnder(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory())
  return files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}
