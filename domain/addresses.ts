import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Db, Tx } from '@/db/connection'
import { addresses, releases, type Kind } from '@/db/schema'
import { languages } from '@/lib/languages'
import { done, refused, type Result } from '@/lib/result'
import { isSlug } from '@/lib/slug'

/** First segments that mean something else: a page cannot take them. */
const reserved = new Set([
  ...[
    'news',
    'archive',
    'publications',
    'topics',
    'countries',
    'search',
    'files',
    'media',
    'feed',
    'oai',
    'page',
    'category',
    'tag',
    'author',
  ],
  ...['admin', 'sign-in', 'setup', 'preview', 'api', 'wp-content', 'wp-admin', 'icon'],
  ...[
    'front',
    'latest',
    'record',
    'year',
    'month',
    'post',
    'library',
    'publication',
    'terms',
    'term',
    'sitemap',
    'robots',
  ],
  ...languages,
])

/** Why a slug cannot stand in an address, if it cannot. */
export function slugProblem(kind: Kind, slug: string): string | undefined {
  if (!slug) return 'Give the entry an address.'
  if (!isSlug(slug)) return 'An address has small Latin letters, digits and single hyphens, at most 80 characters.'
  if (kind === 'page' && (reserved.has(slug) || /^\d+$/.test(slug)))
    return `“${slug}” is taken by the site itself. Choose another address.`
}

/** Claims an address for an entry for ever. One that any other entry was released under is refused. */
export async function reserve(tx: Tx, path: string, entryId: number): Promise<Result> {
  await tx.insert(addresses).values({ path, entryId }).onConflictDoNothing()
  const [owner] = await tx.select().from(addresses).where(eq(addresses.path, path))
  return owner!.entryId === entryId
    ? done(undefined)
    : refused(`Another entry has the address ${path}. Choose another one.`, 'slug')
}

/** The earliest release of an entry that has come by `now`: it fixed the editorial date, and with it the address's month. */
export async function firstRelease(db: Db, entryId: number, now: number) {
  const [first] = await db
    .select()
    .from(releases)
    .where(and(eq(releases.entryId, entryId), isNull(releases.cancelledAt), lte(releases.goesLiveAt, now)))
    .orderBy(asc(releases.goesLiveAt), asc(releases.id))
    .limit(1)
  return first
}
