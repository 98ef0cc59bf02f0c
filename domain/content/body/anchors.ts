import { latinSlug } from '@/lib/text/slug'

/** Returns a function that makes unique ids of headings, none of which is in `names`. */
export function anchorNamer(names: Iterable<string> = []) {
  const taken = new Set(names)
  // Continues counting: thousands of equal headings would otherwise take quadratic time.
  const next = new Map<string, number>()
  return (heading: string) => {
    const slug = latinSlug(heading, 'section')
    let id = slug
    let n = next.get(slug) ?? 2
    for (; taken.has(id); n++) id = `${slug}-${n}`
    next.set(slug, n)
    taken.add(id)
    return id
  }
}
