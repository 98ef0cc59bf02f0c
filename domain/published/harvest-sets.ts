import { and, asc, eq, exists, inArray, ne, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisions, revisionTerms, terms } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { hasCome } from './live'

/** A set of records, and the whole of its kind where no value is named. */
export type SetSpec = { by: 'type' | 'country' | 'language'; value?: string }

export type Sets = { type: string; language: Language; countries: string[] }

/** What an entry is: `post`, or the type of a publication; `publication` for one of no type. */
const typeOf = sql<string>`case ${entries.kind} when 'post' then 'post' else coalesce(${revisions.publicationType}, 'publication') end`

/** Whether the entry of a joined revision is in a set. */
export function inSet({ by, value }: SetSpec): SQL | undefined {
  if (by === 'country') return exists(countriesOfText(value))
  if (value === undefined) return undefined
  return by === 'type' ? eq(typeOf, value) : eq(entries.language, value as Language)
}

function countriesOfText(slug: string | undefined) {
  return read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(
      and(
        eq(revisionTerms.revisionId, revisions.id),
        eq(terms.kind, 'country'),
        slug === undefined ? undefined : eq(terms.slug, slug),
      ),
    )
}

/** The sets of texts, as a look-up by revision. */
export async function setsOfTexts(revisionIds: number[]) {
  const [texts, countries] = await Promise.all([
    read()
      .select({ id: revisions.id, type: typeOf, language: entries.language })
      .from(revisions)
      .innerJoin(entries, eq(entries.id, revisions.entryId))
      .where(inArray(revisions.id, revisionIds)),
    read()
      .select({ id: revisionTerms.revisionId, slug: terms.slug })
      .from(revisionTerms)
      .innerJoin(terms, and(eq(terms.id, revisionTerms.termId), eq(terms.kind, 'country')))
      .where(inArray(revisionTerms.revisionId, revisionIds))
      .orderBy(asc(terms.position), asc(terms.name)),
  ])
  const byText = new Map(texts.map(({ id, type, language }) => [id, { type, language, countries: [] as string[] }]))
  for (const { id, slug } of countries) byText.get(id)?.countries.push(slug)
  return (revisionId: number): Sets => byText.get(revisionId)!
}

/** The sets that texts which readers have or had by a moment (UTC ms) are in. Texts that nobody had make none. */
export async function publicSets(now: number) {
  const wasPublic = and(hasCome(now), ne(entries.kind, 'page'))
  const [kinds, countries] = await Promise.all([
    read()
      .selectDistinct({ type: typeOf, language: entries.language })
      .from(releases)
      .innerJoin(entries, eq(entries.id, releases.entryId))
      .innerJoin(revisions, eq(revisions.id, releases.revisionId))
      .where(wasPublic),
    read()
      .selectDistinct({ slug: terms.slug, name: terms.name, position: terms.position })
      .from(releases)
      .innerJoin(entries, eq(entries.id, releases.entryId))
      .innerJoin(revisionTerms, eq(revisionTerms.revisionId, releases.revisionId))
      .innerJoin(terms, and(eq(terms.id, revisionTerms.termId), eq(terms.kind, 'country')))
      .where(wasPublic)
      .orderBy(asc(terms.position), asc(terms.name)),
  ])
  const distinct = <T>(values: T[]) => [...new Set(values)].sort()
  return {
    types: distinct(kinds.map(({ type }) => type)),
    languages: distinct(kinds.map(({ language }) => language)),
    countries: countries.map(({ slug, name }) => ({ slug, name })),
  }
}
