import { eq, isNotNull } from 'drizzle-orm'
import { read } from '@/db/connection'
import { releases, revisions, type Kind } from '@/db/schema'
import type { Language } from '@/lib/languages/languages'
import { intersection, numbersOf } from '@/lib/lists/bits'
import { catalogueAt, type Catalogue } from './catalogue/catalogue'
import { ofKinds, textsFor } from './catalogue/selection'
import { hasEnded } from './live'
import { pageIn, type ListPage } from './posts'
import { liveTeasersOf, type Teaser } from './teasers'

type Query = { now: number; language: Language; kind: Kind }

/** Returns a page of events or calls: open ones, soonest end first, then past ones. Undefined if empty. */
export async function endingTexts({ page, ...query }: Query & { page: number }): Promise<ListPage<Teaser> | undefined> {
  const list = await pageIn(query.now, await numbersInOrder(query), page)
  return list.total === 0 || list.page > list.pages ? undefined : list
}

const maxInCalendar = 300

/** Returns texts for a calendar, in the order of the list, without texts that have no moment. */
export async function endingForCalendar(query: Query): Promise<Teaser[]> {
  const { facts } = await catalogueAt(query.now)
  const numbers = (await numbersInOrder(query)).flatMap((part) => [...part]).slice(0, maxInCalendar)
  const items = await liveTeasersOf(
    query.now,
    numbers.map((number) => facts[number]!.releaseId),
  )
  return items.filter(({ endsAt }) => endsAt !== null)
}

async function numbersInOrder({ now, language, kind }: Query): Promise<Uint32Array[]> {
  const catalogue = await catalogueAt(now)
  const ends = await endsOf(catalogue)
  const endOf = (number: number) => ends.get(catalogue.facts[number]!.revisionId) ?? null
  return textsFor(catalogue, language).map((texts) => {
    const numbers = numbersOf(intersection(texts, ofKinds(catalogue, [kind]))).map((number) => ({
      number,
      endsAt: endOf(number),
    }))
    const [over, open] = [numbers.filter((one) => hasEnded(one, now)), numbers.filter((one) => !hasEnded(one, now))]
    const inOrder = [...open.sort(soonestFirst), ...over.sort((a, b) => soonestFirst(b, a))]
    return Uint32Array.from(inOrder.map(({ number }) => number))
  })
}

type EndingText = { number: number; endsAt: number | null }

/** Texts without an end come last; of two with equal ends, the newer comes first. */
function soonestFirst(a: EndingText, b: EndingText) {
  return (a.endsAt ?? Infinity) - (b.endsAt ?? Infinity) || b.number - a.number
}

const endsOfCatalogue = new WeakMap<Catalogue, Map<number, number | null>>()

/** Returns the ends of all released texts by revision. The query has no ids: SQLite takes at most 32,766 values. */
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
