import { slugify } from '@/lib/text/slug'

/** Names for the headings of one text, each another, and none of those that are `taken`: what an address with a # leads to. */
export function anchors(names: Iterable<string> = []) {
  const taken = new Set(names)
  // The number at which to go on counting, or thousands of equal headings would each try all numbers before theirs.
  const next = new Map<string, number>()
  return (heading: string) => {
    const slug = slugify(heading, 'section')
    let id = slug
    let n = next.get(slug) ?? 2
    for (; taken.has(id); n++) id = `${slug}-${n}`
    next.set(slug, n)
    taken.add(id)
    return id
  }
}
