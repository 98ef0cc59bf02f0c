import { read } from '@/db/connection'
import { terms, type TermNames } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { intersection, hasBit, intersects, type Bits } from '@/lib/lists/bits'
import type { CatalogueIndex, Mark } from './index'
import { titleCollator } from './index-orders'
import { kindNames } from '@/lib/kinds/kinds'

const kindOrder: string[] = kindNames

/** `has`: all releases with this value, live or not. */
export type FacetValue = { value: string; label: string; has: Bits; names?: TermNames }
export type Facets = Record<
  'country' | 'topic' | 'type' | 'year' | 'citedYear' | 'language' | 'series' | 'kind' | 'origin' | 'withdrawn',
  FacetValue[]
>

/** Creates facets, each on its first use: a page needs few, and every public change renews all. */
export async function facetsOf(index: CatalogueIndex, live: Bits): Promise<Facets> {
  const termRows = await read()
    .select()
    .from(terms)
    .orderBy(...termOrder)
  const valuesOf = (mark: Mark) =>
    [...index.byMark[mark]]
      .filter(([, has]) => intersects(live, has))
      .map(([value, has]) => ({ value, label: value, has }))
  const termsOf = (termKind: 'country' | 'topic') =>
    termRows.flatMap(({ id, kind, slug, name, names }): FacetValue[] => {
      const has = kind === termKind && index.byTerm.get(id)
      return has && intersects(live, has) ? [{ value: slug, label: name, has, names }] : []
    })
  return lazyProperties({
    country: () => termsOf('country'),
    topic: () => termsOf('topic'),
    type: () => valuesOf('type').sort(compareByValue),
    year: () => valuesOf('year').sort(compareByValue).reverse(),
    citedYear: () => valuesOf('citedYear'),
    language: () => valuesOf('language').sort(compareByValue),
    series: () => withLabels(valuesOf('series'), index, live).sort(compareByLabel),
    kind: () => valuesOf('kind').sort((a, b) => kindOrder.indexOf(a.value) - kindOrder.indexOf(b.value)),
    origin: () => valuesOf('origin'),
    withdrawn: () => valuesOf('withdrawn'),
  })
}

function lazyProperties<T extends Record<string, unknown>>(makers: { [K in keyof T]: () => T[K] }): T {
  const made = {} as T
  for (const key of Object.keys(makers) as (keyof T)[])
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = makers[key]()
        Object.defineProperty(made, key, { enumerable: true, value })
        return value
      },
    })
  return made
}

function withLabels(series: FacetValue[], { facts, orders }: CatalogueIndex, live: Bits): FacetValue[] {
  return series.map(({ value, has }) => {
    const liveOfSeries = intersection(live, has)
    const newest = orders.newest.find((number) => hasBit(liveOfSeries, number))!
    return { value, has, label: facts[newest]!.series }
  })
}

function compareByValue(a: FacetValue, b: FacetValue) {
  return a.value < b.value ? -1 : 1
}

function compareByLabel(a: FacetValue, b: FacetValue) {
  return titleCollator.compare(a.label, b.label)
}
