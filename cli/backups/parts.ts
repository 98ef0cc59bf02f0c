import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '@/db/snapshot'
import { env } from '@/lib/env'
import { mediaRoot } from '@/lib/media-files'

/** A file that goes into a backup: its path there, where it lies, its bytes, and its checksum where that is known. */
export type Part = { path: string; from: string; bytes: number; sha256?: string }

/**
 * All that goes into a backup, from a copy of the database: first that, then the files that it names, since an upload's files
 * are there before its row is; then the secret, if a server has made one.
 */
export async function partsFor(database: string, { media, storedFiles }: Inspection): Promise<Part[]> {
  const sums = new Map(storedFiles.map(({ mediaId, name, sha256 }) => [`media/${mediaId}/${name}`, sha256]))
  const parts = [await part('gazette.db', database)]
  for (const { id } of media) {
    const folder = join(mediaRoot(), id)
    const names = await readdir(folder).catch(() => [])
    for (const name of names.sort()) {
      const path = `media/${id}/${name}`
      parts.push({ ...(await part(path, join(folder, name))), sha256: sums.get(path) })
    }
  }
  const secret = join(env().dataDir, 'secret')
  if (existsSync(secret)) parts.push(await part('secret', secret))
  return parts
}

async function part(path: string, from: string): Promise<Part> {
  return { path, from, bytes: (await stat(from)).size }
}
