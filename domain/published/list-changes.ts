import { and, asc, eq, max, ne, sql } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases, revisionTerms, terms, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'
import { startOf, yearMonthOf } from '@/lib/time'
import { hasCome } from './live'
import type { TermKind } from './terms'

// When each list last changed, by the rule of `changedAt`, for all lists at once.

/** The newest release of each entry that has come, withdrawals included: it changed every list the entry is in or was in. */
function newest(now: number) {
  return read()
    .select({ entryId: releases.entryId, at: max(releases.goesLiveAt).as('changed_at') })
    .from(releases)
    .where(hasCome(now))
    .groupBy(releases.entryId)
    .as('newest')
}

/** By language and kind of entry. */
export async function kindChanges(now: number): Promise<{ language: Language; kind: Kind; at: number }[]> {
  const rows = await read()
    .select({ language: entries.language, kind: entries.kind, at: max(releases.goesLiveAt) })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(hasCome(now))
    .groupBy(entries.language, entries.kind)
  return rows.map((row) => ({ ...row, at: row.at! }))
}

type ListScope = { now: number; language: Language }

/** Of topics and countries, in one language: a look-up by kind and slug. */
export async function termChanges({ now, language }: ListScope) {
  const changed = newest(now)
  const at = sql<number>`max(${changed.at})`
  const rows = await read()
    .select({ kind: terms.kind, slug: terms.slug, at })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(changed, eq(changed.entryId, releases.entryId))
    .innerJoin(revisionTerms, eq(revisionTerms.revisionId, releases.revisionId))
    .innerJoin(terms, eq(terms.id, revisionTerms.termId))
    .where(and(hasCome(now), ne(entries.kind, 'page'), eq(entries.language, language)))
    .groupBy(terms.id)
  const moments = new Map(rows.map((row) => [`${row.kind} ${row.slug}`, row.at]))
  return (kind: TermKind, slug: string) => moments.get(`${kind} ${slug}`)
}

/** Of the months of the site's zone, in one language: a look-up by year and month (1 to 12). */
export async function monthChanges({ now, language, zone }: ListScope & { zone: string }) {
  const changed = newest(now)
  const rows = await read()
    .select({ dated: releases.dated, at: sql<number>`max(${changed.at})` })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .innerJoin(changed, eq(changed.entryId, releases.entryId))
    .where(and(hasCome(now), eq(entries.kind, 'post'), eq(entries.language, language)))
    .groupBy(releases.dated)
    .orderBy(asc(releases.dated))
  const months = new Map<string, number>()
  let [key, end] = ['', -Infinity]
  for (const { dated, at } of rows) {
    if (dated >= end) {
      const { year, month } = yearMonthOf(dated, zone)
      key = `${year}-${month}`
      end = startOf({ year, month: month + 1 }, zone)
    }
    months.set(key, Math.max(months.get(key) ?? 0, at))
  }
  return (year: number, month: number) => months.get(`${year}-${month}`)
}
