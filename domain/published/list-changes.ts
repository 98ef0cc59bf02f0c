import { read } from '@/db/connection'
import { terms, type Kind } from '@/db/schema'
import { newsKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { monthOf } from '@/lib/time/months'
import { cachedByStates, type EntryState } from './catalogue/entry-states'
import { pagesOfTerms } from './term-pages'
import type { TermKind } from './terms'

// Finds when lists changed, for all lists at once: a release changes every list that has or had its entry.

type KindChange = { language: Language; kind: Kind; at: number }

export const kindChanges: (now: number) => Promise<KindChange[]> = cachedByStates((states) => {
  const changes = new Map<string, KindChange>()
  for (const { language, kind, at } of states) {
    const key = `${language} ${kind}`
    changes.set(key, { language, kind, at: Math.max(at, changes.get(key)?.at ?? at) })
  }
  return [...changes.values()]
})

/** Returns when (UTC ms) texts of some kinds last changed, in a language or in all; undefined if there never were any. */
export async function kindsChangedAt({ now, language, kinds }: { now: number; language?: Language; kinds: Kind[] }) {
  const changes = await kindChanges(now)
  return lastOf(
    changes.map((one) =>
      kinds.includes(one.kind) && (language ?? one.language) === one.language ? one.at : undefined,
    ),
  )
}

/** Returns when (UTC ms) news of a month, or of a year, last changed. */
export async function periodChangedAt({
  year,
  month,
  ...scope
}: ListScope & { zone: string; year: number; month?: number }) {
  const changeOf = await monthChangeLookup(scope)
  return month === undefined
    ? lastOf(Array.from({ length: 12 }, (_, n) => changeOf(year, n + 1)))
    : changeOf(year, month)
}

function lastOf(moments: (number | undefined)[]) {
  const last = Math.max(...moments.map((at) => at ?? -Infinity))
  return last === -Infinity ? undefined : last
}

type ListScope = { now: number; language: Language }

export async function termChanges({ now, language }: ListScope) {
  const [changes, pageChanges, pages, termRows] = await Promise.all([
    changesByTerm(now),
    changesByPage(now),
    pagesOfTerms(),
    read().select({ id: terms.id, kind: terms.kind, slug: terms.slug }).from(terms),
  ])
  const ids = new Map(termRows.map(({ id, kind, slug }) => [`${kind} ${slug}`, id]))
  return (kind: TermKind, slug: string) => {
    const id = ids.get(`${kind} ${slug}`) ?? -1
    const page = pages.find((one) => one.termId === id && one.language === language)
    const [at, pageAt] = [changes.get(language)?.get(id), page && pageChanges.get(page.entryId)]
    return at === undefined || pageAt === undefined ? (at ?? pageAt) : Math.max(at, pageAt)
  }
}

const changesByPage = cachedByStates(
  (states) => new Map(states.flatMap(({ kind, entryId, at }) => (kind === 'page' ? [[entryId, at] as const] : []))),
)

const changesByTerm = cachedByStates((states) => {
  const changes = new Map<Language, Map<number, number>>()
  for (const { kind, language, at, terms, former } of states) {
    if (kind === 'page') continue
    const ofLanguage = changesIn(changes, language)
    for (const id of terms) raiseTo(ofLanguage, id, at)
    for (const id of former?.terms ?? []) raiseTo(ofLanguage, id, at)
  }
  return changes
})

/** Returns a look-up by month (1 to 12) in the site's time zone, for one language. */
export async function monthChangeLookup({ now, language, zone }: ListScope & { zone: string }) {
  const { states, byZone } = await changesByMonth(now)
  const changes = byZone.get(zone) ?? monthsOf(states, zone)
  byZone.set(zone, changes)
  return (year: number, month: number) => changes.get(language)?.get(monthKey({ year, month }))
}

const changesByMonth = cachedByStates((states) => ({
  states,
  byZone: new Map<string, Map<Language, Map<number, number>>>(),
}))

function monthsOf(states: EntryState[], zone: string) {
  const changes = new Map<Language, Map<number, number>>()
  for (const { kind, language, at, dated, former } of states) {
    if (!newsKinds.includes(kind)) continue
    const ofLanguage = changesIn(changes, language)
    raiseTo(ofLanguage, monthKey(monthOf(dated, zone)), at)
    for (const date of former?.dates ?? []) raiseTo(ofLanguage, monthKey(monthOf(date, zone)), at)
  }
  return changes
}

function monthKey({ year, month }: { year: number; month: number }) {
  return 12 * year + month
}

function changesIn(changes: Map<Language, Map<number, number>>, language: Language) {
  const ofLanguage = changes.get(language) ?? new Map<number, number>()
  changes.set(language, ofLanguage)
  return ofLanguage
}

function raiseTo(changes: Map<number, number>, key: number, at: number) {
  if (at >= (changes.get(key) ?? -Infinity)) changes.set(key, at)
}
