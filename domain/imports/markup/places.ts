import { decodedPart } from '@/lib/web/canonical-path'
import type { Node } from '@tiptap/pm/model'
import { anchorNamer } from '@/domain/content/body/anchors'
import type { PlaceMap } from '../imported-body'
import type { ProblemList } from './problem-list'

type NamedPlace = { name: string; words: number; at: Node | undefined }

/** Maps old anchors (`id`, `<a name>`) to the heading around, right after, or else last before them. */
export class LinkPlaces {
  private readonly namedPlaces: NamedPlace[] = []
  private last: Node | undefined
  words = 0

  register(element: Element) {
    for (const name of [element.getAttribute('id'), element.localName === 'a' ? element.getAttribute('name') : null])
      if (name) this.namedPlaces.push({ name, words: this.words, at: this.last })
  }

  heading(node: Node, wordsBefore: number) {
    for (let n = this.namedPlaces.length - 1; n >= 0 && this.namedPlaces[n]!.words >= wordsBefore; n--)
      this.namedPlaces[n]!.at = node
    this.last = node
  }

  in(doc: Node): PlaceMap {
    const anchorOf = anchorNamer()
    const names = new Map<Node, string>()
    doc.descendants((node) => {
      if (node.type.name === 'heading') names.set(node, anchorOf(node.textContent))
    })
    const targets: PlaceMap = new Map()
    for (const { name, at } of this.namedPlaces) if (!targets.has(name)) targets.set(name, (at && names.get(at)) ?? '')
    for (const anchor of names.values()) if (!targets.has(anchor)) targets.set(anchor, anchor)
    return targets
  }
}

export function placeNamed(hash: string) {
  return decodedPart(hash.slice(1))
}

export const placeMissing = 'A link leads to a place within a text, and no heading is at it or above it.'

/** Lists links that lead to no heading, and leaves them unchanged. */
export function withPlaceLinks(json: JsonValue, targets: PlaceMap, problems: ProblemList): JsonValue {
  if (Array.isArray(json)) return json.map((item) => withPlaceLinks(item, targets, problems))
  if (typeof json !== 'object' || json === null) return json
  if (json.type === 'link') return withTarget(json, targets, problems)
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === 'content' || key === 'marks' ? withPlaceLinks(value, targets, problems) : value,
    ]),
  )
}

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

function withTarget(mark: { [key: string]: JsonValue }, targets: PlaceMap, problems: ProblemList): JsonValue {
  const attrs = mark.attrs as { [key: string]: JsonValue }
  const href = String(attrs.href)
  // Browsers handle the top of a page.
  if (!href.startsWith('#') || /^#(top)?$/i.test(href)) return mark
  const to = targets.get(placeNamed(href))
  if (!to) problems.add(placeMissing, href)
  return to ? { ...mark, attrs: { ...attrs, href: `#${to}` } } : mark
}
