import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '@/db/snapshot'
import { env } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'

/** A file of a backup, on this machine (`from`) or in the store (`stored`). */
export type BackupPart = { path: string; bytes: number; sha256?: string } & ({ from: string } | { stored: string })

/** Lists the database's copy first, then the files it names, which existed before their rows; last the secret. */
export async function partsFor(database: string, { media, storedFiles }: Inspection): Promise<BackupPart[]> {
  const sums = new Map(storedFiles.map(({ mediaId, name, sha256 }) => [`media/${mediaId}/${name}`, sha256]))
  const parts: BackupPart[] = [await partAt('gazette.db', database), ...(await storedParts(media, sums))]
  const secret = join(env().dataDir, 'secret')
  if (existsSync(secret)) parts.push(await partAt('secret', secret))
  return parts
}

async function storedParts(media: Inspection['media'], sums: Map<string, string>) {
  const ids = new Set(media.map(({ id }) => id))
  const parts: BackupPart[] = []
  for await (const { path: stored, bytes } of mediaStore().list()) {
    const path = `media/${stored}`
    if (ids.has(stored.slice(0, stored.indexOf('/')))) parts.push({ path, stored, bytes, sha256: sums.get(path) })
  }
  return parts.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** @throws if a stored file has gone since */
export async function withPart<T>(part: BackupPart, use: (file: string) => Promise<T>): Promise<T> {
  if ('from' in part) return use(part.from)
  const outcome = await mediaStore().withFile(part.stored, async (file) => ({ value: await use(file) }))
  if (!outcome) throw new Error(`${part.path} has gone while the backup was made`)
  return outcome.value
}

async function partAt(path: string, from: string): Promise<BackupPart> {
  return { path, from, bytes: (await stat(from)).size }
}
