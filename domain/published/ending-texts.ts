import { eq, isNotNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { intersection, numbersOf } from '@/lib/lists/bits'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { ofKinds, textsFor } from './catalogue/selection'
import { isOver } from './live'
import { pageIn, type ListPage } from './posts'
import { liveTeasersOf, type Teaser } from './teasers'

type Query = { now: number; language: Language; kind: Kind }

/**
 * Texts of a kind that come to an end, a page at a time: first those that are still to come or open, the soonest end first, then those
 * that are over, the last end first. Undefined where there is none, or past the last page.
 */
export async function endingTexts({ page, ...query }: Query & { page: number }): Promise<ListPage<Teaser> | undefined> {
  const list = await pageIn(query.now, await numbersInOrder(query), page)
  return list.total === 0 || list.page > list.pages ? undefined : list
}

/** The number of texts in the calendar of a list. */
const maxInCalendar = 300

/** The texts of a list for its calendar, in its order, without those that have no moment. */
export async function endingForCalendar(query: Query): Promise<Teaser[]> {
  const { facts } = await catalogueAt(query.now)
  const numbers = (await numbersInOrder(query)).flatMap((part) => [...part]).slice(0, maxInCalendar)
  const items = await liveTeasersOf(
    query.now,
    numbers.map((number) => facts[number]!.releaseId),
  )
  return items.filter(({ endsAt }) => endsAt !== null)
}

/** The texts in each part of the list, by their numbers in the catalogue. */
async function numbersInOrder({ now, language, kind }: Query): Promise<Uint32Array[]> {
  const catalogue = await catalogueAt(now)
  const ends = await endsOf(catalogue)
  const endOf = (number: number) => ends.get(catalogue.facts[number]!.revisionId) ?? null
  return textsFor(catalogue, language).map((texts) => {
    const numbers = numbersOf(intersection(texts, ofKinds(catalogue, [kind]))).map((number) => ({
      number,
      endsAt: endOf(number),
    }))
    const [over, open] = [numbers.filter((one) => isOver(one, now)), numbers.filter((one) => !isOver(one, now))]
    const inOrder = [...open.sort(soonestFirst), ...over.sort((a, b) => soonestFirst(b, a))]
    return Uint32Array.from(inOrder.map(({ number }) => number))
  })
}

type Ending = { number: number; endsAt: number | null }

/** Texts without an end come last; of two with one end, the newer is the first. */
function soonestFirst(a: Ending, b: Ending) {
  return (a.endsAt ?? Infinity) - (b.endsAt ?? Infinity) || b.number - a.number
}

const endsOfCatalogue = new WeakMap<Catalogue, Map<number, number | null>>()

/** Returns the ends of released texts by their revisions. The ids are not named in the question: SQLite takes 32,766 at most. */
async function endsOf(catalogue: Catalogue) {
  const known = endsOfCatalogue.get(catalogue)
  if (known) return known
  const rows = await read()
    .select({ id: revisions.id, endsAt: revisions.endsAt })
    .from(revisions)
    .innerJoin(releases, eq(releases.revisionId, revisions.id))
    .where(isNotNull(revisions.endsAt))
  const ends = new Map(rows.map(({ id, endsAt }) => [id, endsAt]))
  endsOfCatalogue.set(catalogue, ends)
  return ends
}
