import { countIntersection, intersects, union, type Bits } from '@/lib/lists/bits'
import { kindOfFolder, newsKinds } from '@/lib/kinds/kinds'
import { mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { releasesWithValue, liveTexts, textsFor } from './catalogue/selection'
import { liveLanguages } from './live-languages'
import { numbersIn, type Period } from './posts'
import type { ListedTerm, TermKind } from './terms'

/** `own`: languages with texts of their own; search engines get only these. */
type ListLanguages = { in: Language[]; own: Language[] }

/** Finds the languages of posts that are live at `now` (UTC ms) and dated in the period. */
export async function languagesOfPeriod(period: Omit<Period, 'language'>): Promise<ListLanguages> {
  const found: ListLanguages = { in: [], own: [] }
  for (const language of await liveLanguages(period.now)) {
    const [own, ...others] = await numbersIn({ ...period, language })
    if (own!.length > 0) found.own.push(language)
    if (own!.length > 0 || others.some(({ length }) => length > 0)) found.in.push(language)
  }
  return found
}

type TermWithPages = Pick<ListedTerm, 'slug' | 'pages'> & { kind: TermKind }

/** Finds the languages of texts with the term, and of pages about it. */
export async function languagesOfTerm({ kind, slug, pages }: TermWithPages, now: number) {
  const catalogue = await catalogueAt(now)
  const found = languagesOfSet(catalogue, releasesWithValue(catalogue, kind, slug))
  const told = pages.map(({ language }) => language)
  const isTold = (language: Language) => told.includes(language) || told.includes(mainLanguage())
  return {
    in: siteLanguages().filter((language) => found.in.includes(language) || isTold(language)),
    own: siteLanguages().filter((language) => found.own.includes(language) || told.includes(language)),
  }
}

function languagesOfSet(catalogue: Catalogue, set: Bits): ListLanguages {
  const isIn = (texts: Bits) => intersects(texts, set)
  return {
    in: siteLanguages().filter((language) => textsFor(catalogue, language).some(isIn)),
    own: siteLanguages().filter((language) => isIn(liveTexts(catalogue, language))),
  }
}

/** Finds the languages that have own texts in a list, and the main one. Undefined for a path that is not a list. */
export async function ownLanguages(path: string, now: number): Promise<Language[] | undefined> {
  const catalogue = await catalogueAt(now)
  const sets = setsOf(catalogue, path)
  if (!sets) return undefined
  const holds = (texts: Bits) => sets.some((set) => intersects(texts, set))
  return siteLanguages().filter((language) => language === mainLanguage() || holds(liveTexts(catalogue, language)))
}

export type TextsElsewhere = { language: Language; n: number }[]

/** Returns how many texts of a list other languages have, if readers of this one have none. */
export async function textsElsewhere(path: string, { language, now }: { language: Language; now: number }) {
  const catalogue = await catalogueAt(now)
  const sets = setsOf(catalogue, path) ?? []
  const isEmpty = (texts: Bits) => !sets.some((set) => intersects(texts, set))
  if (sets.length === 0 || !textsFor(catalogue, language).every(isEmpty)) return []
  const list = sets.reduce(union)
  const counts = siteLanguages().map((one) => ({
    language: one,
    n: countIntersection(liveTexts(catalogue, one), list),
  }))
  return counts.filter(({ n }) => n > 0)
}

function setsOf({ facets, live }: Catalogue, path: string): Bits[] | undefined {
  const ofKinds = (kinds: string[]) => facets.kind.filter(({ value }) => kinds.includes(value)).map(({ has }) => has)
  if (path === '/news' || path === '/archive') return ofKinds(newsKinds)
  const kind = kindOfFolder(path)
  if (kind) return ofKinds([kind])
  if (path === '/countries') return facets.country.map(({ has }) => has)
  if (path === '/topics') return facets.topic.map(({ has }) => has)
  return path === '/' ? [live] : undefined
}
