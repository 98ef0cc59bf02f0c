import { and, asc, desc, eq, exists, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionTerms, revisions, terms } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { countLive, isLive, liveTeasers, type Teaser } from './live'
import { filesOfRevisions, type ItemFile } from './item-files'
import type { Page } from './posts'

export const publicationTypes = ['report', 'newsletter', 'guide', 'brief', 'agreement', 'dataset'] as const
export type PublicationType = (typeof publicationTypes)[number]

export type Filter = { country?: string; topic?: string; year?: string; type?: string; language?: Language; q?: string }
export type Facet = 'country' | 'topic' | 'year' | 'type' | 'language'
/** One choice of a facet and how many publications it would leave, the other choices standing. */
export type Choice = { value: string; label: string; count: number }

export type LibraryItem = Teaser & { files: ItemFile[] }
export const libraryPageLength = 12

type Query = { now: number; filter: Filter }

/** Publications that match every chosen facet, newest first; undefined past the end. */
export async function publicationsMatching({
  now,
  filter,
  page,
}: Query & { page: number }): Promise<Page<LibraryItem> | undefined> {
  const where = matching(filter)
  const total = await countLive(now, where)
  const pages = Math.ceil(total / libraryPageLength)
  if (page > Math.max(1, pages)) return undefined
  const found = await liveTeasers(now, {
    where,
    order: [desc(revisions.publishedOn), desc(releases.dated), asc(revisions.title)],
    limit: libraryPageLength,
    offset: (page - 1) * libraryPageLength,
  })
  return { items: await withFiles(found), total, page, pages }
}

export async function newestPublications({ now, language, limit }: { now: number; language: Language; limit: number }) {
  const where = and(eq(entries.kind, 'publication'), eq(entries.language, language))
  return liveTeasers(now, { where, order: [desc(releases.dated), desc(releases.entryId)], limit })
}

/** The choices of every facet, counted with the other facets' choices in force. */
export async function facets({ now, filter }: Query): Promise<Record<Facet, Choice[]>> {
  const without = (facet: Facet) => matching({ ...filter, [facet]: undefined })
  const byTerm = (kind: 'country' | 'topic') =>
    counted(
      now,
      { value: terms.slug, label: terms.name },
      and(without(kind), eq(terms.kind, kind)),
      asc(terms.position),
    )
  const year = sql<string>`substr(${revisions.publishedOn}, 1, 4)`
  const [country, topic, years, type, language] = await Promise.all([
    byTerm('country'),
    byTerm('topic'),
    counted(now, { value: year, label: year }, without('year'), desc(year)),
    counted(
      now,
      { value: revisions.publicationType, label: revisions.publicationType },
      without('type'),
      asc(revisions.publicationType),
    ),
    counted(now, { value: entries.language, label: entries.language }, without('language'), asc(entries.language)),
  ])
  return { country, topic, year: years, type, language }
}

async function counted(
  now: number,
  column: Record<'value' | 'label', SQLWrapper>,
  where: SQL | undefined,
  order: SQL,
): Promise<Choice[]> {
  const query = read()
    .select({
      value: sql<string>`${column.value}`,
      label: sql<string>`${column.label}`,
      count: sql<number>`count(distinct ${releases.id})`,
    })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .$dynamic()
  if (column.value === terms.slug) {
    query
      .innerJoin(revisionTerms, eq(revisionTerms.revisionId, revisions.id))
      .innerJoin(terms, eq(terms.id, revisionTerms.termId))
  }
  const rows = await query
    .where(and(isLive(now), where))
    .groupBy(sql`${column.value}`)
    .orderBy(order)
  return rows.filter((row) => row.value)
}

function matching({ country, topic, year, type, language, q }: Filter): SQL | undefined {
  return and(
    eq(entries.kind, 'publication'),
    country ? hasTerm('country', country) : undefined,
    topic ? hasTerm('topic', topic) : undefined,
    year ? sql`substr(${revisions.publishedOn}, 1, 4) = ${year}` : undefined,
    type ? eq(revisions.publicationType, type) : undefined,
    language ? eq(entries.language, language) : undefined,
    ...(q ?? '').split(/\s+/).filter(Boolean).map(containing),
  )
}

export function hasTerm(kind: 'topic' | 'country', slug: string) {
  const found = read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(eq(revisionTerms.revisionId, revisions.id), eq(terms.kind, kind), eq(terms.slug, slug)))
  return exists(found)
}

function containing(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const has = (column: SQLWrapper) => sql`${column} like ${pattern} escape '\\'`
  return or(has(revisions.title), has(revisions.summary), has(revisions.bodyText))
}

async function withFiles(found: Teaser[]): Promise<LibraryItem[]> {
  const filesOf = await filesOfRevisions(found.map((item) => item.revisionId))
  return found.map((item) => ({ ...item, files: filesOf(item.revisionId) }))
}
