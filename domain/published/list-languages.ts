import { and, eq, exists, gte, lt, ne, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionTerms, revisions, terms } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { startOf, type YearMonth } from '@/lib/time'
import { isLive } from './live'
import type { TermKind } from './terms'

// In which languages a list has something to show, so that none leads to a list that is not there.

type Period = Pick<YearMonth, 'year'> & Partial<YearMonth> & { now: number; zone: string }

/** The languages in which posts are live at `now` (UTC ms) that are dated within a month, or a year, of the zone. */
export async function languagesOfPeriod({ now, zone, year, month }: Period): Promise<Language[]> {
  const end = month ? { year, month: month + 1 } : { year: year + 1 }
  const dated = and(gte(releases.dated, startOf({ year, month }, zone)), lt(releases.dated, startOf(end, zone)))
  return languagesWith(now, and(eq(entries.kind, 'post'), dated))
}

/** The languages in which something is live at `now` (UTC ms) that carries a topic or a country. */
export async function languagesOfTerm({ now, kind, slug }: { now: number; kind: TermKind; slug: string }) {
  const carried = read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(eq(revisionTerms.revisionId, revisions.id), eq(terms.kind, kind), eq(terms.slug, slug)))
  return languagesWith(now, and(ne(entries.kind, 'page'), exists(carried)))
}

async function languagesWith(now: number, where: SQL | undefined): Promise<Language[]> {
  const rows = await read()
    .selectDistinct({ language: entries.language })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), where))
  return rows.map((row) => row.language)
}
