import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '@/db/snapshot'
import { env } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'

/**
 * A file that goes into a backup: its path there, its bytes, and its checksum where that is known. It lies on this machine (`from`), or
 * in the store of files (`stored`).
 */
export type Part = { path: string; bytes: number; sha256?: string } & ({ from: string } | { stored: string })

/**
 * All that goes into a backup, from a copy of the database: first that, then the files that it names, since an upload's files
 * are there before its row is; then the secret, if a server has made one.
 */
export async function partsFor(database: string, { media, storedFiles }: Inspection): Promise<Part[]> {
  const sums = new Map(storedFiles.map(({ mediaId, name, sha256 }) => [`media/${mediaId}/${name}`, sha256]))
  const parts: Part[] = [await part('gazette.db', database), ...(await storedParts(media, sums))]
  const secret = join(env().dataDir, 'secret')
  if (existsSync(secret)) parts.push(await part('secret', secret))
  return parts
}

/** The stored files of uploads, in the order of their paths. */
async function storedParts(media: Inspection['media'], sums: Map<string, string>) {
  const ids = new Set(media.map(({ id }) => id))
  const parts: Part[] = []
  for await (const { path: stored, bytes } of mediaStore().list()) {
    const path = `media/${stored}`
    if (ids.has(stored.slice(0, stored.indexOf('/')))) parts.push({ path, stored, bytes, sha256: sums.get(path) })
  }
  return parts.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Lends a part as a file of this machine. @throws where a stored file has gone since */
export async function withPart<T>(part: Part, use: (file: string) => Promise<T>): Promise<T> {
  if ('from' in part) return use(part.from)
  const outcome = await mediaStore().withFile(part.stored, async (file) => ({ value: await use(file) }))
  if (!outcome) throw new Error(`${part.path} has gone while the backup was made`)
  return outcome.value
}

async function part(path: string, from: string): Promise<Part> {
  return { path, from, bytes: (await stat(from)).size }
}
