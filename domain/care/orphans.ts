import { inArray } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { media, storedFiles } from '@/db/schema'
import { portions } from '@/lib/lists/portions'
import { mediaStore } from '@/lib/store/media'
import type { Store, StoredObject } from '@/lib/store/store'

/** The age (ms) that an unknown file must be to count: an upload that is being written has no row yet. */
const settles = 86_400_000

/** The number of things that are described at a time: each may be a request to a bucket. */
const atOnce = 8

export type Orphan = StoredObject

/**
 * Files and groups of files in the store that have no row and are older than a day (`now` UTC ms): of uploads that were erased, or
 * never completed. They are listed and never deleted: somebody may want what is in them. `within`: also looks into the groups of
 * uploads, which takes a moment for each.
 */
export async function findOrphans(now: number, { within = false } = {}): Promise<Orphan[]> {
  const strangers = await strangersAmongUploads(now)
  const orphans: Orphan[] = []
  for (const names of portions(strangers, atOnce)) {
    const described = await Promise.all(names.map(({ name }) => mediaStore().describe(name)))
    // A file that has gone meanwhile is none.
    orphans.push(...described.filter((one) => one !== undefined))
  }
  if (within) orphans.push(...(await strangersWithin()))
  return orphans.filter(({ changedAt }) => changedAt < now - settles)
}

type Stranger = { name: string; isGroup: boolean }

/** There are fewer `uploads` when the row of one was erased. `foundAt`: UTC ms. */
type Strangers = { db: Db; store: Store; uploads: number; mark?: string; foundAt: number; strangers: Stranger[] }
let cache: Strangers | undefined

/** The time (ms) since which a store has to be unchanged for its time to tell it apart from a later change: file systems round times. */
const certain = 2_000

/** The time (ms) that what was found counts where a store cannot tell whether anything came or went. */
const untold = 10 * 60_000

/** Returns what no row knows. The names in the store are read again once one came or went, or an upload was erased. */
async function strangersAmongUploads(now: number): Promise<Stranger[]> {
  const [db, uploads, store] = [read(), await read().$count(media), mediaStore()]
  const change = await store.lastChange()
  const isSame = cache?.db === db && cache.store === store && cache.uploads === uploads && cache.mark === change?.mark
  if (isSame && (change !== undefined || now - cache!.foundAt < untold)) return withoutUploads(cache!.strangers)
  const found: Stranger[] = []
  const ids = await uploadIds()
  for await (const name of store.names()) if (!ids.has(name.name) || !name.isGroup) found.push(name)
  const isCertain = change === undefined || change.at < now - certain
  cache = isCertain ? { db, store, uploads, mark: change?.mark, foundAt: now, strangers: found } : undefined
  return withoutUploads(found)
}

/** The row of an upload comes after its group. A file that has the name of one is no upload. */
async function withoutUploads(strangers: Stranger[]) {
  const ids = new Set<string>()
  for (const part of portions(strangers.map(({ name }) => name))) {
    const rows = await read().select({ id: media.id }).from(media).where(inArray(media.id, part))
    for (const { id } of rows) ids.add(id)
  }
  return strangers.filter(({ name, isGroup }) => !ids.has(name) || !isGroup)
}

async function uploadIds() {
  return new Set((await read().select({ id: media.id }).from(media)).map(({ id }) => id))
}

/** Files within the groups of uploads that no row has. */
async function strangersWithin() {
  const rows = await read().select({ id: storedFiles.mediaId, name: storedFiles.name }).from(storedFiles)
  const [files, ids] = [new Set(rows.map(({ id, name }) => `${id}/${name}`)), await uploadIds()]
  const strangers: Orphan[] = []
  for await (const file of mediaStore().list()) {
    const group = file.path.slice(0, Math.max(0, file.path.indexOf('/')))
    if (ids.has(group) && !files.has(file.path)) strangers.push(file)
  }
  return strangers
}
