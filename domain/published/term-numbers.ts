import { countIntersection, intersection, intersects } from '@/lib/bits'
import { languagesInOrder, type Language } from '@/lib/languages'
import type { TermKind } from '@/lib/term-paths'
import type { Catalogue } from './catalogue/catalogue'
import { havingValue, liveTexts } from './catalogue/selection'

/** The number of texts that readers have about a term in all languages together. `since`: the year of the oldest; `publications`: how many in each language. */
export type TermNumbers = {
  texts: number
  languages: Language[]
  since?: string
  publications: { language: Language; count: number }[]
}

/** Counted in the sets of the catalogue alone, whose lengths grow by a bit with each text. */
export function numbersOfTerm(catalogue: Catalogue, { kind, slug }: { kind: TermKind; slug: string }): TermNumbers {
  const texts = intersection(liveTexts(catalogue), havingValue(catalogue, kind, slug))
  const publications = intersection(texts, havingValue(catalogue, 'kind', 'publication'))
  const inLanguage = (language: Language) => havingValue(catalogue, 'language', language)
  return {
    texts: countIntersection(texts, texts),
    languages: languagesInOrder().filter((language) => intersects(texts, inLanguage(language))),
    since: catalogue.facets.year.findLast(({ has }) => intersects(texts, has))?.value,
    publications: languagesInOrder()
      .map((language) => ({ language, count: countIntersection(publications, inLanguage(language)) }))
      .filter(({ count }) => count > 0),
  }
}
