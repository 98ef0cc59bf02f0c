import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { intersection } from '@/lib/lists/bits'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { membersOf, releasesOfKinds, textsFor } from './catalogue/selection'
import { hasEnded } from './live'
import { pageIn, type ListPage } from './posts'
import { liveTeasersAt, type Teaser } from './teasers'

type Query = { now: number; language: Language; kind: Kind }

/** Returns a page of events or calls: open ones, soonest end first, then past ones. Undefined if empty. */
export async function endingTexts({ page, ...query }: Query & { page: number }): Promise<ListPage<Teaser> | undefined> {
  const list = await pageIn(query.now, await numbersInOrder(query), page)
  return list.total === 0 || list.page > list.pages ? undefined : list
}

const maxInCalendar = 300

/** Returns the first texts of the list for a calendar, without texts that have no moment. */
export async function endingForCalendar(query: Query): Promise<Teaser[]> {
  const catalogue = await catalogueAt(query.now)
  const parts = await numbersInOrder(query)
  const numbers = parts.flatMap((part) => [...part.subarray(0, maxInCalendar)]).slice(0, maxInCalendar)
  const items = await liveTeasersAt(query.now, catalogue, numbers)
  return items.filter(({ endsAt }) => endsAt !== null)
}

const ordersOfCatalogue = new WeakMap<Catalogue, Map<string, Uint32Array[]>>()

/** Orders texts once for each catalogue: there is a new one when a text ends. */
async function numbersInOrder({ now, language, kind }: Query): Promise<Uint32Array[]> {
  const catalogue = await catalogueAt(now)
  const cached = ordersOfCatalogue.get(catalogue) ?? new Map<string, Uint32Array[]>()
  ordersOfCatalogue.set(catalogue, cached)
  const key = `${kind} ${language}`
  if (!cached.has(key)) {
    const { facts, orders } = catalogue
    const ofKind = releasesOfKinds(catalogue, [kind])
    const parts = textsFor(catalogue, language).map((texts) => {
      const soonestFirst = membersOf(orders.ending, intersection(texts, ofKind))
      const isOver = (number: number) => hasEnded(facts[number]!, now)
      const open = soonestFirst.filter((number) => !isOver(number))
      return Uint32Array.from([...open, ...soonestFirst.filter(isOver).reverse()])
    })
    cached.set(key, parts)
  }
  return cached.get(key)!
}
