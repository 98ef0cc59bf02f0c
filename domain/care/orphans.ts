import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { read } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { mediaRoot } from '@/lib/media-files'

/** How old (ms) an unknown file must be to count: an upload that is being written has no row yet. */
const settles = 86_400_000

export type Orphan = { path: string; bytes: number; changedAt: number }

/**
 * Files and folders among the uploads that have no row and are older than a day (`now` UTC ms): of uploads that were erased, or
 * never completed. They are listed and never deleted: somebody may want what is in them. `within`: also looks into the folders of
 * uploads, which takes a moment for each.
 */
export async function findOrphans(now: number, { within = false } = {}): Promise<Orphan[]> {
  const folders = await readdir(mediaRoot(), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const uploadIds = new Set((await read().select({ id: media.id }).from(media)).map(({ id }) => id))
  const strangers = folders
    .filter((entry) => !uploadIds.has(entry.name) || !entry.isDirectory())
    .map(({ name }) => name)
  const paths = within ? [...strangers, ...(await strangersWithin(uploadIds))] : strangers
  const orphans = await Promise.all(paths.map(describe))
  return orphans.filter((orphan) => orphan !== undefined && orphan.changedAt < now - settles) as Orphan[]
}

async function strangersWithin(uploadIds: Set<string>) {
  const rows = await read().select({ id: storedFiles.mediaId, name: storedFiles.name }).from(storedFiles)
  const files = new Set(rows.map(({ id, name }) => join(id, name)))
  const strangers: string[] = []
  for (const id of uploadIds) {
    const names = await readdir(join(mediaRoot(), id)).catch(() => [])
    strangers.push(...names.map((name) => join(id, name)).filter((path) => !files.has(path)))
  }
  return strangers
}

/** Undefined where it has gone meanwhile. */
async function describe(path: string): Promise<Orphan | undefined> {
  const facts = await stat(join(mediaRoot(), path)).catch(() => undefined)
  if (!facts?.isDirectory()) return facts && { path, bytes: facts.size, changedAt: facts.mtimeMs }
  const inside = await readdir(join(mediaRoot(), path)).catch(() => [])
  const files = await Promise.all(inside.map((name) => describe(join(path, name))))
  const bytes = files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
  return { path, bytes, changedAt: Math.max(facts.mtimeMs, ...files.map((file) => file?.changedAt ?? 0)) }
}
