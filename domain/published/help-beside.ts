import { and, eq, exists, isNull, or, sql } from 'drizzle-orm'
import { preparedQuery } from '@/db/connection'
import { alias } from '@/db/kit'
import { entries, releases } from '@/db/schema'
import { helpCountries, type HelpCountry } from './help'
import type { TermLink } from './teasers'

/** Returns help services in the countries of an entry about people at risk; undefined for other entries. */
export async function helpBeside(entry: {
  entryId: number
  countries: TermLink[]
}): Promise<HelpCountry[] | undefined> {
  if (!(await isAtRisk(entry.entryId))) return undefined
  const slugs = new Set(entry.countries.map(({ slug }) => slug))
  return (await helpCountries()).filter(({ slug }) => slugs.has(slug))
}

/** Returns whether the entry or a released translation is marked as about people at risk. */
export async function isAtRisk(entryId: number): Promise<boolean> {
  return (await markedMembers({ entryId })).length > 0
}

const markedMembers = preparedQuery((db) => {
  const member = alias(entries, 'member')
  // Cancelled releases have an index of their own, and readers never had them.
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
