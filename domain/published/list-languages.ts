import { and, eq, exists, ne, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionTerms, revisions, terms } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { isLive } from './live'
import { numbersIn, type Period } from './posts'
import { liveLanguages } from './live-languages'
import type { TermKind } from './terms'

// In which languages a list has something to show, so that none leads to a list that is not there.

/** The languages in which posts are live at `now` (UTC ms) that are dated within a month, or a year, of the zone. */
export async function languagesOfPeriod(period: Omit<Period, 'language'>): Promise<Language[]> {
  const languages: Language[] = []
  for (const language of await liveLanguages(period.now))
    if ((await numbersIn({ ...period, language })).length > 0) languages.push(language)
  return languages
}

/** The languages in which something is live at `now` (UTC ms) that carries a topic or a country. */
export async function languagesOfTerm({ now, kind, slug }: { now: number; kind: TermKind; slug: string }) {
  const carried = read()
    .select({ n: sql`1` })
    .from(revisionTerms)
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(eq(revisionTerms.revisionId, revisions.id), eq(terms.kind, kind), eq(terms.slug, slug)))
  const rows = await read()
    .selectDistinct({ language: entries.language })
    .from(releases)
    .innerJoin(revisions, eq(revisions.id, releases.revisionId))
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), ne(entries.kind, 'page'), exists(carried)))
  return rows.map((row) => row.language)
}
