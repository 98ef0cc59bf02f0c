import { intersection } from '@/lib/bits'
import type { Language } from '@/lib/languages'
import { catalogueAt, type Catalogue } from './catalogue'
import type { Fact } from './fact'
import { havingValue, liveTexts, newestFirst } from './selection'

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

function timelineOf(catalogue: Catalogue, language: Language): Timeline {
  const posts = intersection(liveTexts(catalogue, language), havingValue(catalogue, 'kind', 'post'))
  return { numbers: newestFirst(catalogue, posts), facts: catalogue.facts }
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
