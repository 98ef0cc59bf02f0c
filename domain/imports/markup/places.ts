import type { Node } from '@tiptap/pm/model'
import { anchors } from '@/domain/content/body/anchors'
import type { PlaceMap } from '../imported-body'
import type { ProblemList } from './problem-list'

type NamedPlace = { name: string; words: number; at: Node | undefined }

/**
 * The places of a text that links lead to, by the names that they had (`id`, `<a name>`). Here headings alone have names, made
 * of their words: a place is the heading that it stands in or right before, or else the last one above it.
 */
export class Places {
  private readonly met: NamedPlace[] = []
  private last: Node | undefined
  /** Stretches of words so far. */
  words = 0

  meet(element: Element) {
    for (const name of [element.getAttribute('id'), element.localName === 'a' ? element.getAttribute('name') : null])
      if (name) this.met.push({ name, words: this.words, at: this.last })
  }

  /** A heading; `begun`: how many stretches of words stood before it. */
  heading(node: Node, begun: number) {
    for (let n = this.met.length - 1; n >= 0 && this.met[n]!.words >= begun; n--) this.met[n]!.at = node
    this.last = node
  }

  /** Where they lead, once all of the text is known. */
  in(doc: Node): PlaceMap {
    const named = anchors()
    const names = new Map<Node, string>()
    doc.descendants((node) => {
      if (node.type.name === 'heading') names.set(node, named(node.textContent))
    })
    const led: PlaceMap = new Map()
    for (const { name, at } of this.met) if (!led.has(name)) led.set(name, (at && names.get(at)) ?? '')
    for (const own of names.values()) if (!led.has(own)) led.set(own, own)
    return led
  }
}

/** The name in an address within a text, as its author wrote it. */
export function placeNamed(hash: string) {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return hash.slice(1)
  }
}

export const noPlace = 'A link leads to a place within a text, and no heading is at it or above it.'

/** A body with its links to places of its own led on; those to none are listed and stay as they are. */
export function withPlacesLed(json: Json, led: PlaceMap, problems: ProblemList): Json {
  if (Array.isArray(json)) return json.map((one) => withPlacesLed(one, led, problems))
  if (typeof json !== 'object' || json === null) return json
  if (json.type === 'link') return leadLink(json, led, problems)
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      key === 'content' || key === 'marks' ? withPlacesLed(value, led, problems) : value,
    ]),
  )
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

function leadLink(mark: { [key: string]: Json }, led: PlaceMap, problems: ProblemList): Json {
  const attrs = mark.attrs as { [key: string]: Json }
  const href = String(attrs.href)
  // What browsers know of themselves.
  if (!href.startsWith('#') || /^#(top)?$/i.test(href)) return mark
  const to = led.get(placeNamed(href))
  if (!to) problems.add(noPlace, href)
  return to ? { ...mark, attrs: { ...attrs, href: `#${to}` } } : mark
}
