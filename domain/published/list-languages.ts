import { intersects } from '@/lib/bits'
import { languages, type Language } from '@/lib/languages'
import { catalogueAt } from './catalogue/catalogue'
import { havingValue, liveTexts } from './catalogue/selection'
import { liveLanguages } from './live-languages'
import { numbersIn, type Period } from './posts'
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
  const catalogue = await catalogueAt(now)
  const carrying = havingValue(catalogue, kind, slug)
  return languages.filter((language) => intersects(liveTexts(catalogue, language), carrying))
}
