import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '@/db/snapshot'
import { env } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'

/** A file of a backup, on this machine (`from`) or in the store (`stored`). */
export type Part = { path: string; bytes: number; sha256?: string } & ({ from: string } | { stored: string })

/** Lists the database's copy first, then the files it names, which existed before their rows; last the secret. */
export async function partsFor(database: string, { media, storedFiles }: Inspection): Promise<Part[]> {
  const sums = new Map(storedFiles.map(({ mediaId, name, sha256 }) => [`media/${mediaId}/${name}`, sha256]))
  const parts: Part[] = [await part('gazette.db', database), ...(await storedParts(media, sums))]
  const secret = join(env().dataDir, 'secret')
  if (existsSync(secret)) parts.push(await part('secret', secret))
  return parts
}

async function storedParts(media: Inspection['media'], sums: Map<string, string>) {
  const ids = new Set(media.map(({ id }) => id))
  const parts: Part[] = []
  for await (const { path: stored, bytes } of mediaStore().list()) {
    const path = `media/${stored}`
    if (ids.has(stored.slice(0, stored.indexOf('/')))) parts.push({ path, stored, bytes, sha256: sums.get(path) })
  }
  return parts.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** @throws if a stored file has gone since */
export async function withPart<T>(part: Part, use: (file: string) => Promise<T>): Promise<T> {
  if ('from' in part) return use(part.from)
  const outcome = await mediaStore().withFile(part.stored, async (file) => ({ value: await use(file) }))
  if (!outcome) throw new Error(`${part.path} has gone while the backup was made`)
  return outcome.value
}

async function part(path: string, from: string): Promise<Part> {
  return { path, from, bytes: (await stat(from)).size }
}
