import { intersection, hasBit, noBits } from '@/lib/bits'
import type { Language } from '@/lib/languages'
import { catalogueAt, type Catalogue } from './catalogue'
import type { Fact } from './fact'

/** The live posts of a language by their numbers in a catalogue, the newest first. */
export type Timeline = { numbers: Uint32Array; facts: Fact[] }

const timelines = new WeakMap<Catalogue, Map<Language, Timeline>>()

export async function timelineAt({ now, language }: { now: number; language: Language }): Promise<Timeline> {
  const catalogue = await catalogueAt(now)
  const cached = timelines.get(catalogue) ?? new Map<Language, Timeline>()
  timelines.set(catalogue, cached)
  if (!cached.has(language)) cached.set(language, timelineOf(catalogue, language))
  return cached.get(language)!
}

function timelineOf({ orders, facts, facets, live }: Catalogue, language: Language): Timeline {
  const bitsOf = (facet: 'kind' | 'language', value: string) =>
    facets[facet].find((choice) => choice.value === value)?.has ?? noBits(0)
  const postsOfLanguage = intersection(intersection(live, bitsOf('kind', 'post')), bitsOf('language', language))
  return { numbers: orders.posted.filter((number) => hasBit(postsOfLanguage, number)), facts }
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
