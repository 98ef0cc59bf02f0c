import { intersects } from '@/lib/lists/bits'
import { mainLanguage, siteLanguages, type Language } from '@/lib/languages/languages'
import { catalogueAt } from './catalogue/catalogue'
import { releasesWithValue, textsFor } from './catalogue/selection'
import type { TermLink } from './teasers'
import { countTermsOnTexts } from './terms'

/** `code`: ISO 3166-1; `language`: the language of the linked page. */
export type MapPlace = TermLink & { code: string; language: Language }

/** A link leads to the country's page in the reader's language, else in the main, else in the first language. */
export async function countriesOnMap({ now, language }: { now: number; language: Language }): Promise<MapPlace[]> {
  const catalogue = await catalogueAt(now)
  const order = [...new Set([language, mainLanguage(), ...siteLanguages()])]
  return (await countTermsOnTexts(now)).flatMap(({ kind, slug, name, names, code, pages }): MapPlace[] => {
    if (kind !== 'country' || code === null) return []
    const carrying = releasesWithValue(catalogue, 'country', slug)
    const found = order.find(
      (one) =>
        pages.some((page) => page.language === one) ||
        textsFor(catalogue, one).some((texts) => intersects(texts, carrying)),
    )
    return found ? [{ slug, name, names, code, language: found }] : []
  })
}
