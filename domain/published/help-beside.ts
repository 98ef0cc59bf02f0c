import { and, eq, exists, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '@/db/connection'
import { alias } from '@/db/kit'
import { entries, releases } from '@/db/schema'
import { helpCountries, type HelpCountry } from './help'
import type { TermLink } from './teasers'

/**
 * Returns, for an entry about people at risk, those of its countries that have services which help; undefined where neither it
 * nor one of its translations is marked so.
 */
export async function helpBeside(entry: {
  entryId: number
  countries: TermLink[]
}): Promise<HelpCountry[] | undefined> {
  if (!(await isAtRisk(entry.entryId))) return undefined
  const slugs = new Set(entry.countries.map(({ slug }) => slug))
  return (await helpCountries()).filter(({ slug }) => slugs.has(slug))
}

/** Returns whether an entry, or one of its translations, is marked as being about people at risk. A translation that was never released counts for nothing. */
export async function isAtRisk(entryId: number): Promise<boolean> {
  return (await markedMembers({ entryId })).length > 0
}

const markedMembers = prepared((db) => {
  const member = alias(entries, 'member')
  // A release that was cancelled has an index of its own, and readers never had it.
  const isOwnRelease = and(eq(releases.entryId, member.id), isNull(releases.cancelledAt))
  const ownReleases = db.select({ id: releases.id }).from(releases).where(isOwnRelease)
  return db
    .select({ id: member.id })
    .from(entries)
    .innerJoin(member, eq(member.translationGroup, entries.translationGroup))
    .where(
      and(
        eq(entries.id, sql.placeholder('entryId')),
        eq(member.people, 'at risk'),
        or(eq(member.id, entries.id), exists(ownReleases)),
      ),
    )
    .limit(1)
})
