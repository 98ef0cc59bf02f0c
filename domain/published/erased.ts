import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { read, type Db } from '@/db/connection'
import { erasedAddresses, erasureEntries, erasures } from '@/db/schema'
import { erasureHash } from '@/lib/keys/erasure-hash'
import { addressesBefore } from '@/lib/web/main-language-address'
import { hasSecret } from '@/lib/keys/secret'
import { pick } from '@/lib/lists/pick'

/** Returns whether an erased entry had this address or a parent of it. Only keyed hashes of addresses are kept. */
export async function isErasedAddress(path: string): Promise<boolean> {
  if (!hasSecret()) return false
  const hashes = [...new Set(everBefore(pathAndParents(path)))].map((part) => erasureHash('address', part))
  return (await read().$count(erasedAddresses, inArray(erasedAddresses.hash, hashes))) > 0
}

/** Adds addresses under former main languages: a hash is of the address at the time of the erasure. */
function everBefore(paths: string[]) {
  return paths.flatMap((path) => [path, ...addressesBefore(path)])
}

/** Returns an address and its parents: `/a/b/c` is below `/a/b`. Nothing is below the front page. */
function pathAndParents(path: string) {
  const [bare = ''] = path.split(/[?#]/)
  const parents = [...bare.matchAll(/\//g)].map(({ index }) => bare.slice(0, index)).filter(Boolean)
  return [path, bare, ...parents].slice(0, maxParts)
}
const maxParts = 12

/** Returns whether an erased entry had one of these addresses. Call it before another entry takes them. */
export async function wasErasedAt(db: Db, paths: string[]): Promise<boolean> {
  if (!hasSecret()) return false
  const hashes = everBefore(paths).map((path) => erasureHash('address', path))
  return (await db.$count(erasedAddresses, inArray(erasedAddresses.hash, hashes))) > 0
}

/** `at`: UTC ms. */
export async function erasedEntries(db: Db, entryId?: number) {
  const { erasedAt } = erasures
  return db
    .select({
      ...pick(erasureEntries, 'entryId', 'kind', 'language', 'type'),
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
