import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { erasedAddresses, erasureEntries, erasures } from '@/db/schema'
import { erasureHash } from '@/lib/keys/erasure-hash'
import { addressesBefore } from '@/lib/web/main-language-address'
import { hasSecret } from '@/lib/keys/secret'

/** Returns whether an erased entry had this address or a parent of it, by keyed hashes alone. */
export async function isErasedAddress(path: string): Promise<boolean> {
  if (!hasSecret()) return false
  const hashes = [...new Set(everBefore(pathAndParents(path)))].map((part) => erasureHash('address', part))
  return (await read().$count(erasedAddresses, inArray(erasedAddresses.hash, hashes))) > 0
}

/** The hash is of the address of its time, under the main language of then. */
function everBefore(paths: string[]) {
  return paths.flatMap((path) => [path, ...addressesBefore(path)])
}

/** `/a/b/c` is a part of `/a/b`; nothing is a part of the front page. */
function pathAndParents(path: string) {
  const [bare = ''] = path.split(/[?#]/)
  const parents = [...bare.matchAll(/\//g)].map(({ index }) => bare.slice(0, index)).filter(Boolean)
  return [path, bare, ...parents].slice(0, maxParts)
}
const maxParts = 12

/** Checks exact addresses, for what wants to have one of them. */
export async function wasErasedAt(db: Db, paths: string[]): Promise<boolean> {
  if (!hasSecret()) return false
  const hashes = everBefore(paths).map((path) => erasureHash('address', path))
  return (await db.$count(erasedAddresses, inArray(erasedAddresses.hash, hashes))) > 0
}

/** With UTC ms. */
export async function erasedEntries(db: Db, entryId?: number) {
  const { erasedAt } = erasures
  return db
    .select({
      entryId: erasureEntries.entryId,
      kind: erasureEntries.kind,
      language: erasureEntries.language,
      type: erasureEntries.type,
      terms: erasureEntries.termIds,
      at: sql<number>`${erasedAt}`.mapWith(Number),
    })
    .from(erasureEntries)
    .innerJoin(erasures, eq(erasures.id, erasureEntries.erasureId))
    .where(
      and(
        eq(erasureEntries.wasPublic, true),
        isNotNull(erasedAt),
        entryId === undefined ? undefined : eq(erasureEntries.entryId, entryId),
      ),
    )
    .orderBy(erasureEntries.entryId)
}
