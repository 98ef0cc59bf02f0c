import { inArray } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { inPortions } from '@/lib/lists/portions'
import { mediaStore } from '@/lib/store/media'
import type { Store, StoredObject } from '@/lib/store/store'

/** Minimum age in milliseconds: while an upload is being written, it has no row. */
const minOrphanAge = 86_400_000

/** Maximum of parallel checks: each may be a request to a bucket. */
const checksAtOnce = 8

export type Orphan = StoredObject

/** Returns files without a row, older than a day (`now` UTC ms). They are never deleted: somebody may want them. */
export async function findOrphans(now: number, { within = false } = {}): Promise<Orphan[]> {
  const strangers = await unknownNamesInStore(now)
  const orphans: Orphan[] = []
  for (const names of inPortions(strangers, checksAtOnce)) {
    const described = await Promise.all(names.map(({ name }) => mediaStore().describe(name)))
    // The file has been removed meanwhile.
    orphans.push(...described.filter((one) => one !== undefined))
  }
  if (within) orphans.push(...(await unknownFilesWithin()))
  return orphans.filter(({ changedAt }) => changedAt < now - minOrphanAge)
}

type UnknownName = { name: string; isGroup: boolean }

/** Cached names without a row. `uploads`: the number of rows, which falls after an erasure. `foundAt`: UTC ms. */
type Strangers = { db: Db; store: Store; uploads: number; mark?: string; foundAt: number; unknownNames: UnknownName[] }
let cache: Strangers | undefined

/** Precision of moments in milliseconds: file systems round them. */
const clockPrecision = 2_000

/** Milliseconds that a result is valid if the store cannot report changes. */
const maxAge = 10 * 60_000

/** Finds names without a row; lists all names again after a change of the store or an erasure. */
async function unknownNamesInStore(now: number): Promise<UnknownName[]> {
  const [db, uploads, store] = [read(), await read().$count(media), mediaStore()]
  const change = await store.lastChange()
  const isSame = cache?.db === db && cache.store === store && cache.uploads === uploads && cache.mark === change?.mark
  if (isSame && (change !== undefined || now - cache!.foundAt < maxAge)) return withoutUploads(cache!.unknownNames)
  const found: UnknownName[] = []
  const ids = await uploadIds()
  for await (const name of store.names()) if (!ids.has(name.name) || !name.isGroup) found.push(name)
  const isCertain = change === undefined || change.at < now - clockPrecision
  cache = isCertain ? { db, store, uploads, mark: change?.mark, foundAt: now, unknownNames: found } : undefined
  return withoutUploads(found)
}

/** Leaves out names that have a row by now: an upload's row is written after its files. */
async function withoutUploads(strangers: UnknownName[]) {
  const ids = new Set<string>()
  for (const part of inPortions(strangers.map(({ name }) => name))) {
    const rows = await read().select({ id: media.id }).from(media).where(inArray(media.id, part))
    for (const { id } of rows) ids.add(id)
  }
  return strangers.filter(({ name, isGroup }) => !ids.has(name) || !isGroup)
}

async function uploadIds() {
  return new Set((await read().select({ id: media.id }).from(media)).map(({ id }) => id))
}

async function unknownFilesWithin() {
  const rows = await read().select({ id: storedFiles.mediaId, name: storedFiles.name }).from(storedFiles)
  const [files, ids] = [new Set(rows.map(({ id, name }) => `${id}/${name}`)), await uploadIds()]
  const strangers: Orphan[] = []
  for await (const file of mediaStore().list()) {
    const group = file.path.slice(0, Math.max(0, file.path.indexOf('/')))
    if (ids.has(group) && !files.has(file.path)) strangers.push(file)
  }
  return strangers
}
