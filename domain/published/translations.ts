import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { languagePrefix, mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { findItem, type Item } from './item'
import { isLiveText, isPast } from './live'
import { isInPart, type SitemapPart } from './sitemap'
import { withTermPaths } from './term-pages'

export type LanguageEdition = { entryId: number; language: Language; path: string }

/** `x-default`: for readers of any other language. */
export type Alternate = { language: Language | 'x-default'; path: string }

export async function editionsOf({ entryId, now }: { entryId: number; now: number }): Promise<LanguageEdition[]> {
  const group = read().select({ group: entries.translationGroup }).from(entries).where(eq(entries.id, entryId))
  return sortEditions(await liveEditions(now, eq(entries.translationGroup, group)))
}

/** `x-default` is the text in the main language, else the oldest. A text in one language has no alternates. */
export function alternatesOf(editions: LanguageEdition[]): Alternate[] {
  if (editions.length < 2) return []
  const oldest = editions.toSorted((a, b) => a.entryId - b.entryId)[0]!
  const { path } = editions.find(({ language }) => language === mainLanguage()) ?? oldest
  return [...editions.map(({ language, path }) => ({ language, path })), { language: 'x-default', path }]
}

export async function allAlternates(now: number, part?: SitemapPart): Promise<Map<string, Alternate[]>> {
  const ofPart = part && read().select({ group: entries.translationGroup }).from(entries).where(isInPart(part))
  // Most entries have one language: the query leaves these out first.
  const translated = read()
    .select({ group: entries.translationGroup })
    .from(entries)
    .where(ofPart && inArray(entries.translationGroup, ofPart))
    .groupBy(entries.translationGroup)
    .having(sql`count(*) > 1`)
  const groups: Record<string, GroupMember[]> = {}
  for (const member of await liveEditions(now, inArray(entries.translationGroup, translated)))
    (groups[member.group] ??= []).push(member)
  const byPath = new Map<string, Alternate[]>()
  for (const members of Object.values(groups)) {
    const alternates = alternatesOf(sortEditions(members))
    for (const { path } of members) if (alternates.length) byPath.set(path, alternates)
  }
  return byPath
}

type GroupMember = LanguageEdition & { group: string }

async function liveEditions(now: number, where?: SQL): Promise<GroupMember[]> {
  const rows = await read()
    .select({
      entryId: releases.entryId,
      kind: entries.kind,
      language: entries.language,
      path: releases.path,
      group: entries.translationGroup,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLiveText(now), where))
    .orderBy(asc(releases.entryId))
  return withTermPaths(rows)
}

function sortEditions(rows: GroupMember[]): LanguageEdition[] {
  const editions = rows.map(({ entryId, language, path }) => ({ entryId, language, path }))
  const order = siteLanguages()
  return editions.sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language))
}

/** Returns where an address with another language's prefix leads: to the text's edition there, else to the text. */
export async function findElsewhere({ path, language, now }: { path: string; language: Language; now: number }) {
  const bare = path.slice(languagePrefix(language).length)
  const others = siteLanguages().filter((other) => other !== language)
  const paths = others.map((other) => languagePrefix(other) + bare)
  const takenPath = and(inArray(releases.path, paths), isPast(now))
  const taken = await read().selectDistinct({ path: releases.path }).from(releases).where(takenPath)
  for (const [n, textLanguage] of others.entries()) {
    const item = taken.some((row) => row.path === paths[n]) ? await liveItem(paths[n]!, now) : undefined
    // Skips a text that only looks alike: /km/km/… is no address.
    if (item?.language !== textLanguage) continue
    const editions = await editionsOf({ entryId: item.entryId, now })
    const editionIn = (one: Language) => editions.find((edition) => edition.language === one)
    return (editionIn(language) ?? editionIn(textLanguage))?.path
  }
}

async function liveItem(path: string, now: number): Promise<Item | undefined> {
  const lookup = await findItem({ path, now })
  if (lookup?.is === 'moved') return liveItem(lookup.path, now)
  return lookup?.is === 'live' ? lookup.item : undefined
}
