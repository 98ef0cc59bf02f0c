import { read } from '@/db/connection'
import { terms, type Kind } from '@/db/schema'
import { newsKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { monthOf } from '@/lib/time/months'
import { cachedByStates } from './catalogue/entry-states'
import { pagesOfTerms } from './term-pages'
import type { TermKind } from './terms'
import { keptByKey } from '@/lib/lists/kept-results'

// Finds when lists changed, for all lists at once: a release changes every list that has or had its entry.

type KindChange = { language: Language; kind: Kind; at: number }

const changesByKind = cachedByStates(
  () => new Map<string, KindChange>(),
  (changes, { language, kind, at }) => {
    const key = `${language} ${kind}`
    changes.set(key, { language, kind, at: Math.max(at, changes.get(key)?.at ?? at) })
  },
)

export async function kindChanges(now: number): Promise<KindChange[]> {
  return [...(await changesByKind(now)).values()]
}

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
  () => new Map<number, number>(),
  (changes, { kind, entryId, at }) => void (kind === 'page' && changes.set(entryId, at)),
)

const noChanges = () => new Map<Language, Map<number, number>>()

const changesByTerm = cachedByStates(noChanges, (changes, { kind, language, at, terms, former }) => {
  if (kind === 'page') return
  const ofLanguage = changesIn(changes, language)
  for (const id of terms) raiseTo(ofLanguage, id, at)
  for (const id of former?.terms ?? []) raiseTo(ofLanguage, id, at)
})

/** Returns a look-up by month (1 to 12) in the site's time zone, for one language. */
export async function monthChangeLookup({ now, language, zone }: ListScope & { zone: string }) {
  const changes = await changesByMonth(zone)(now)
  return (year: number, month: number) => changes.get(language)?.get(monthKey({ year, month }))
}

/** Changes by month for each time zone: that of the site hardly ever changes. */
const changesByMonth = keptByKey((zone: string) =>
  cachedByStates(noChanges, (changes, { kind, language, at, dated, former }) => {
    if (!newsKinds.includes(kind)) return
    const ofLanguage = changesIn(changes, language)
    for (const date of [dated, ...(former?.dates ?? [])]) raiseTo(ofLanguage, monthKey(monthOf(date, zone)), at)
  }),
)

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
