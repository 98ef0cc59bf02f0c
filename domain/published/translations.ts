import { and, asc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm'
import { read } from '@/db/connection'
import { entries, releases } from '@/db/schema'
import { languagePrefix, languages, siteLanguage, type Language } from '@/lib/languages'
import { findItem, type Item } from './item'
import { hasCome, isLive } from './live'

/** One of the texts that say the same in several languages, at its address. */
export type LanguageEdition = { entryId: number; language: Language; path: string }

/** Where the same is to be read in a language, or by whoever reads none of them in particular. */
export type Alternate = { language: Language | 'x-default'; path: string }

/** What is live at `now` (UTC ms) of an entry's translation group, itself among them, in the order of the languages. */
export async function editionsOf({ entryId, now }: { entryId: number; now: number }): Promise<LanguageEdition[]> {
  const group = read().select({ group: entries.translationGroup }).from(entries).where(eq(entries.id, entryId))
  return inOrder(await liveEditions(now, eq(entries.translationGroup, group)))
}

/**
 * The editions of one text as alternates for search engines: each of them, and the one for everyone else, which is in the
 * site's own language, or else the oldest. None where there is only one language to choose.
 */
export function alternatesOf(editions: LanguageEdition[]): Alternate[] {
  if (editions.length < 2) return []
  const oldest = editions.toSorted((a, b) => a.entryId - b.entryId)[0]!
  const { path } = editions.find(({ language }) => language === siteLanguage) ?? oldest
  return [...editions.map(({ language, path }) => ({ language, path })), { language: 'x-default', path }]
}

/** The same of everything that is live in more than one language, by the address of each: for the sitemap. */
export async function allAlternates(now: number): Promise<Map<string, Alternate[]>> {
  const groups: Record<string, Member[]> = {}
  for (const member of await liveEditions(now)) (groups[member.group] ??= []).push(member)
  const found = new Map<string, Alternate[]>()
  for (const members of Object.values(groups)) {
    const alternates = alternatesOf(inOrder(members))
    for (const { path } of members) if (alternates.length) found.set(path, alternates)
  }
  return found
}

type Member = LanguageEdition & { group: string }

async function liveEditions(now: number, where?: SQL): Promise<Member[]> {
  return read()
    .select({
      entryId: releases.entryId,
      language: entries.language,
      path: releases.path,
      group: entries.translationGroup,
    })
    .from(releases)
    .innerJoin(entries, eq(entries.id, releases.entryId))
    .where(and(isLive(now), isNotNull(releases.revisionId), where))
    .orderBy(asc(releases.entryId))
}

function inOrder(rows: Member[]): LanguageEdition[] {
  const named = rows.map(({ entryId, language, path }) => ({ entryId, language, path }))
  return named.sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language))
}

/**
 * What a reader gets who asks for a text under the prefix of another language than its own: the edition in that language, if
 * one is live at `now` (UTC ms), or the text as it is; undefined where nothing live has the rest of the address.
 */
export async function findElsewhere({ path, language, now }: { path: string; language: Language; now: number }) {
  for (const { language: spoken, path: own } of await known(path, language, now)) {
    const item = await liveItem(own, now)
    // Not what only begins like it: /km/km/… is nothing.
    if (item?.language !== spoken) continue
    const editions = await editionsOf({ entryId: item.entryId, now })
    const edition = editions.find((one) => one.language === language)
    return edition ? { is: 'edition' as const, path: edition.path } : { is: 'other' as const, item, editions }
  }
}

async function liveItem(path: string, now: number): Promise<Item | undefined> {
  const found = await findItem({ path, now })
  if (found?.is === 'moved') return liveItem(found.path, now)
  return found?.is === 'live' ? found.item : undefined
}

/**
 * Where a reader of each language finds an edition: at its own address, or else at this one's under the prefix of the
 * language, unless that leads to something else.
 */
export async function addressesFor(item: LanguageEdition, editions: LanguageEdition[], now: number) {
  const others = languages.filter((language) => language !== item.language)
  const own = new Set([item, ...editions].map(({ path }) => path))
  // Under another prefix an address means the first text that has the rest of it.
  const taken = await known(item.path, item.language, now)
  const isFirst = !taken.some(({ language, path }) => !own.has(path) && isBefore(language, item.language))
  const ways = others.flatMap((language) => {
    const edition = editions.find((one) => one.language === language)
    const isFree = isFirst && !taken.some((one) => one.language === language)
    return edition || isFree ? [[language, edition?.path ?? under(item, language)] as const] : []
  })
  return Object.fromEntries([[item.language, item.path], ...ways]) as Partial<Record<Language, string>>
}

function isBefore(one: Language, other: Language) {
  return languages.indexOf(one) < languages.indexOf(other)
}

/** An address under the prefix of another language. */
function under({ path, language }: Pick<LanguageEdition, 'path' | 'language'>, other: Language) {
  return languagePrefix(other) + path.slice(languagePrefix(language).length)
}

/** The same address under every other prefix, where readers have or had something. */
async function known(path: string, language: Language, now: number) {
  const others = languages.filter((other) => other !== language)
  const candidates = others.map((other) => ({ language: other, path: under({ path, language }, other) }))
  const rows = await read()
    .selectDistinct({ path: releases.path })
    .from(releases)
    .where(
      and(
        inArray(
          releases.path,
          candidates.map(({ path }) => path),
        ),
        hasCome(now),
      ),
    )
  return candidates.filter(({ path }) => rows.some((row) => row.path === path))
}
