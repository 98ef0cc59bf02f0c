import { decodedSlug } from '@/lib/wxr/names'
import { plainText } from './plain-text'
import type { Survey } from './survey'
import { inner } from './terms'

/** The categories and tags that texts of an export carry, with how many do, the most used first: what rules can be made about. */
export function carriedTerms({ entries, terms }: Pick<Survey, 'entries' | 'terms'>) {
  const uses = new Map<string, number>()
  for (const entry of entries.values()) for (const key of entry.terms) uses.set(key, (uses.get(key) ?? 0) + 1)
  return [...terms]
    .filter(([key, { taxonomy }]) => uses.has(key) && !inner.has(taxonomy))
    .map(([key, { taxonomy, slug, name }]) => ({
      ...{ taxonomy, slug: decodedSlug(slug), name: plainText(name) },
      uses: uses.get(key)!,
    }))
    .toSorted((a, b) => b.uses - a.uses || a.name.localeCompare(b.name))
}
