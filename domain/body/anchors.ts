import { slugify } from '@/lib/slug'

/** Names for the headings of one text, each another: what an address with a # leads to. */
export function anchors() {
  const taken = new Set<string>()
  return (heading: string) => {
    const slug = slugify(heading, 'section')
    let id = slug
    for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`
    taken.add(id)
    return id
  }
}
