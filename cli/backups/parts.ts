import { existsSync } from 'node:fs'
import { stat, writeFile, chmod, copyFile, link, mkdir, readdir } from 'node:fs/promises'
import { join, dirname } from 'node:path'
import type { Inspection } from '@/db/snapshot'
import { env } from '@/lib/process/env'
import { mediaStore } from '@/lib/store/media'
import { describeFile, manifestName, readManifest, type Manifest } from '@/domain/backups/manifest'
import { flush } from '@/lib/files/flush'
import { makePrivate } from '@/lib/files/private-files'

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

export type FileDescriptions = Manifest['files']

/** Links unchanged uploads of an earlier backup without reading them. Copies the rest and reads it again. */
export async function fillFolder(
  folder: string,
  parts: BackupPart[],
  how: { earlier?: string; each: (bytes: number) => void },
) {
  const manifest = how.earlier ? await readManifest(how.earlier) : undefined
  const earlier = new Map(manifest?.files.map((file) => [file.path, file]))
  const files: FileDescriptions = []
  for (const part of parts) {
    const { path, bytes, sha256 } = part
    const to = join(folder, path)
    const earlierFile = earlier.get(path)
    const isSame = earlierFile !== undefined && earlierFile.sha256 === sha256 && earlierFile.bytes === bytes
    if (isSame && (await linkFile(join(how.earlier!, path), to))) files.push(earlierFile)
    else {
      // The copy of the database is already in the folder.
      if (!('from' in part && part.from === to)) await withPart(part, (from) => copyDurably(from, to))
      files.push(await describeFile(folder, path))
    }
    how.each(bytes)
  }
  return files
}

export async function sealFolder(folder: string, manifest: Manifest) {
  const text = JSON.stringify(manifest, null, 1)
  await writeFile(join(folder, manifestName), text, { mode: 0o600, flush: true })
  await flushFolders(folder)
}

/** The copy is private, and flushed to disk. */
export async function copyDurably(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  makePrivate(to)
  await copyFile(from, to)
  await protectFile(to)
}

/** Links files that never change. False if the file system has no links, or the file is gone. */
export async function linkFile(from: string, to: string) {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  return link(from, to).then(
    () => true,
    () => false,
  )
}

export async function protectFile(file: string) {
  await chmod(file, 0o600)
  await flush(file)
}

export async function flushFolders(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) if (entry.isDirectory()) await flush(join(entry.parentPath, entry.name))
  await flush(folder)
}

export async function isFreePlace(path: string) {
  try {
    return (await readdir(path)).length === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false
    throw error
  }
}
