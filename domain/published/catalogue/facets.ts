import { read } from '@/db/connection'
import { terms, type TermNames } from '@/db/schema'
import { termOrder } from '@/db/term-order'
import { intersection, hasBit, intersects, type Bits } from '@/lib/bits'
import type { CatalogueIndex, Mark } from './index'
import { titles } from './index-orders'

/** A choice of a facet, and which entries have it, those that are no longer live among them. */
export type Value = { value: string; label: string; has: Bits; names?: TermNames }
export type Facets = Record<'country' | 'topic' | 'type' | 'year' | 'language' | 'series' | 'kind' | 'origin', Value[]>

const kinds = ['post', 'publication', 'page']

/** What live entries can be told apart by: only values that one of them has. */
export async function facetsOf(ledger: CatalogueIndex, live: Bits): Promise<Facets> {
  const of = (mark: Mark) =>
    [...ledger.marked[mark]]
      .filter(([, has]) => intersects(live, has))
      .map(([value, has]) => ({ value, label: value, has }))
  return {
    ...(await byTerm(ledger, live)),
    type: of('type').sort(byValue),
    year: of('year').sort(byValue).reverse(),
    language: of('language').sort(byValue),
    series: named(of('series'), ledger, live).sort(byLabel),
    kind: of('kind').sort((a, b) => kinds.indexOf(a.value) - kinds.indexOf(b.value)),
    origin: of('origin'),
  }
}

async function byTerm(ledger: CatalogueIndex, live: Bits) {
  const known = await read()
    .select()
    .from(terms)
    .orderBy(...termOrder)
  const of = (wanted: 'country' | 'topic') =>
    known.flatMap(({ id, kind, slug, name, names }): Value[] => {
      const has = kind === wanted && ledger.marked.term.get(String(id))
      return has && intersects(live, has) ? [{ value: slug, label: name, has, names }] : []
    })
  return { country: of('country'), topic: of('topic') }
}

/** A series is called as its newest publication spells it. */
function named(series: Value[], { facts, orders }: CatalogueIndex, live: Bits): Value[] {
  return series.map(({ value, has }) => {
    const own = intersection(live, has)
    const newest = orders.newest.find((number) => hasBit(own, number))!
    return { value, has, label: facts[newest]!.series }
  })
}

function byValue(a: Value, b: Value) {
  return a.value < b.value ? -1 : 1
}

function byLabel(a: Value, b: Value) {
  return titles.compare(a.label, b.label)
}
