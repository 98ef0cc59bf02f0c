import { and, eq, gte, inArray, lt, or, type Column } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { addresses, imported, media, oldAddresses, redirects } from '@/db/schema'
import { readOldUrl } from '@/lib/web/old-url'

type ErasedAddresses = {
  /** Includes addresses below each path. */
  paths: string[]
  redirectIds: number[]
  oldUrls: string[]
}

/** Finds all addresses of entries and uploads: they contain words of titles, so they are erased too. */
export async function addressesOf(
  db: Db,
  { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] },
): Promise<ErasedAddresses> {
  const paths = new Set(await ownPaths(db, { entryIds, mediaIds }))
  const oldUrls = new Set<string>()
  for (const url of await importedUrls(db, { entryIds, mediaIds })) {
    const old = readOldUrl(url)
    if (!old) continue
    oldUrls.add(old.url)
    paths.add(old.path)
  }
  const redirectIds = new Set<number>()
  // A redirect may lead to another redirect's address, which is then among the paths too.
  for (const base of paths)
    for (const { id, source } of await redirectsBelow(db, base)) {
      redirectIds.add(id)
      paths.add(source)
    }
  for (const base of [...paths])
    for (const { url, path } of await oldAddressesBelow(db, base)) {
      oldUrls.add(url)
      paths.add(path)
    }
  return { paths: [...paths], redirectIds: [...redirectIds], oldUrls: [...oldUrls] }
}

function redirectsBelow(db: Db, base: string) {
  const { id, source, target } = redirects
  return db
    .select({ id, source })
    .from(redirects)
    .where(or(isColumnBelow(target, base), isColumnBelow(source, base)))
}

/** Finds old addresses below a path; uses an index. */
function oldAddressesBelow(db: Db, base: string) {
  const { url, path } = oldAddresses
  return db.select({ url, path }).from(oldAddresses).where(isColumnBelow(path, base))
}

function isColumnBelow(column: Column, base: string) {
  const parts = ['/', '?', '#'].map((sign) => {
    const next = String.fromCharCode(sign.charCodeAt(0) + 1)
    return and(gte(column, base + sign), lt(column, base + next))
  })
  return or(eq(column, base), ...parts)
}

async function ownPaths(db: Db, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }) {
  const own = entryIds.length
    ? await db.select({ path: addresses.path }).from(addresses).where(inArray(addresses.entryId, entryIds))
    : []
  const uploads = mediaIds.length
    ? await db.select({ id: media.id, lineage: media.lineage }).from(media).where(inArray(media.id, mediaIds))
    : []
  return [
    ...own.map(({ path }) => path),
    ...uploads.flatMap(({ id, lineage }) => [`/files/${lineage}`, `/files/${id}`, `/media/${id}`]),
  ]
}

async function importedUrls(db: Db, { entryIds, mediaIds }: { entryIds: number[]; mediaIds: string[] }) {
  const which = or(
    entryIds.length ? inArray(imported.entryId, entryIds) : undefined,
    mediaIds.length ? inArray(imported.mediaId, mediaIds) : undefined,
  )
  const rows = which ? await db.select({ url: imported.url }).from(imported).where(which) : []
  return rows.map(({ url }) => url).filter(Boolean)
}

/** Returns whether a path is below others: `/a/b/c` and `/a/b?c` are below `/a/b`. */
export function isBelow(path: string, bases: ReadonlySet<string>): boolean {
  if (bases.has(path)) return true
  for (const { index } of path.matchAll(/[/?#]/g)) if (index > 0 && bases.has(path.slice(0, index))) return true
  return false
}

export async function deleteAddresses(tx: Tx, { redirectIds, oldUrls }: ErasedAddresses) {
  for (const id of redirectIds) await tx.delete(redirects).where(eq(redirects.id, id))
  for (const url of oldUrls) await tx.delete(oldAddresses).where(eq(oldAddresses.url, url))
}
