import { intersection, hasBit, noBits } from '@/lib/bits'
import type { Language } from '@/lib/languages'
import { catalogueAt, type Catalogue } from './catalogue'
import type { Fact } from './fact'

/** The live posts of a language by their numbers in a catalogue, the newest first. */
export type Timeline = { numbers: Uint32Array; facts: Fact[] }

const remembered = new WeakMap<Catalogue, Map<Language, Timeline>>()

export async function timelineAt({ now, language }: { now: number; language: Language }): Promise<Timeline> {
  const catalogue = await catalogueAt(now)
  const known = remembered.get(catalogue) ?? new Map<Language, Timeline>()
  remembered.set(catalogue, known)
  if (!known.has(language)) known.set(language, timelineOf(catalogue, language))
  return known.get(language)!
}

function timelineOf({ orders, facts, facets, live }: Catalogue, language: Language): Timeline {
  const having = (facet: 'kind' | 'language', value: string) =>
    facets[facet].find((known) => known.value === value)?.has ?? noBits(0)
  const own = intersection(intersection(live, having('kind', 'post')), having('language', language))
  return { numbers: orders.posted.filter((number) => hasBit(own, number)), facts }
}

/** How many posts of a timeline are dated at a moment (UTC ms) or after it: the place of the first before it. */
export function placeBefore({ numbers, facts }: Timeline, moment: number) {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (facts[numbers[middle]!]!.dated >= moment) low = middle + 1
    else high = middle
  }
  return low
}
