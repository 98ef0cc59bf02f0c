import { intersection } from '@/lib/lists/bits'
import { newsKinds } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { catalogueAt, type Catalogue } from './catalogue'
import type { Fact } from './fact'
import { newestFirst, ofKinds, textsFor } from './selection'

export type Timeline = { numbers: Uint32Array; facts: Fact[] }

const timelines = new WeakMap<Catalogue, Map<Language, Timeline[]>>()

/** Returns one timeline for each part of `textsFor`; `ownOnly`: only the one in the language. */
export async function timelinesAt({ now, language, ownOnly = false }: TimelineQuery): Promise<Timeline[]> {
  const catalogue = await catalogueAt(now)
  const cached = timelines.get(catalogue) ?? new Map<Language, Timeline[]>()
  timelines.set(catalogue, cached)
  if (!cached.has(language)) cached.set(language, timelinesOf(catalogue, language))
  const parts = cached.get(language)!
  return ownOnly ? parts.slice(0, 1) : parts
}

type TimelineQuery = { now: number; language: Language; ownOnly?: boolean }

function timelinesOf(catalogue: Catalogue, language: Language): Timeline[] {
  const posts = ofKinds(catalogue, newsKinds)
  return textsFor(catalogue, language).map((texts) => ({
    numbers: newestFirst(catalogue, intersection(texts, posts)),
    facts: catalogue.facts,
  }))
}

/** Returns how many posts are dated at a moment (UTC ms) or later. */
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
