import type { Fields } from '../../fields'
import type { Node } from '@tiptap/pm/model'

const fieldPlaces = ['title', 'summary', 'contentNote', 'lead.alt', 'lead.caption', 'lead.credit'] as const

export type FieldPlace = (typeof fieldPlaces)[number]
export type FieldMatch = { place: FieldPlace; index: number; length: number }

export const isAboveBody = (place: FieldPlace) => place === 'title' || place === 'summary'

export function isAfter(match: FieldMatch, other: Omit<FieldMatch, 'length'>) {
  const by = fieldPlaces.indexOf(match.place) - fieldPlaces.indexOf(other.place)
  return by > 0 || (by === 0 && match.index >= other.index)
}

export function fieldMatches(fields: Fields, search: FindSearch): FieldMatch[] {
  const pattern = patternOf(search)
  if (!pattern) return []
  return fieldPlaces.flatMap((place) =>
    [...fieldText(fields, place).matchAll(pattern)].map(({ index, 0: { length } }) => ({ place, index, length })),
  )
}

export function fieldText(fields: Fields, place: FieldPlace): string {
  const [field, part] = splitPlace(place)
  return field === 'lead' ? (fields.lead?.[part] ?? '') : fields[field]
}

export function replaceInFields(fields: Fields, matches: FieldMatch[], words: string): Partial<Fields> {
  // From the end, so that earlier positions stay valid.
  return matches.toReversed().reduce<Partial<Fields>>((changes, { place, index, length }) => {
    const text = fieldText({ ...fields, ...changes }, place)
    return {
      ...changes,
      ...changeField({ ...fields, ...changes }, place, text.slice(0, index) + words + text.slice(index + length)),
    }
  }, {})
}

function changeField({ lead }: Fields, place: FieldPlace, text: string): Partial<Fields> {
  const [field, part] = splitPlace(place)
  return field === 'lead' ? { lead: lead && { ...lead, [part]: text } } : { [field]: text }
}

type LinePlace = Exclude<FieldPlace, `lead.${string}`>

function splitPlace(place: FieldPlace) {
  return place.split('.') as [LinePlace, undefined] | ['lead', 'alt' | 'caption' | 'credit']
}

export type FindSearch = { words: string; matchCase: boolean }

/** A match between two positions, or in a field of the node there (a caption, a footnote). */
export type TextMatch = { from: number; to: number; field?: string; index: number }

const nodeTextFields: Record<string, string[]> = {
  footnote: ['text'],
  picture: ['alt', 'caption', 'credit'],
  file: ['title'],
  video: ['title'],
  callout: ['label'],
  table: ['caption', 'source'],
  blockquote: ['speaker'],
}

export function matchesIn(doc: Node, search: FindSearch): TextMatch[] {
  const pattern = patternOf(search)
  if (!pattern) return []
  const matches: TextMatch[] = []
  doc.descendants((node, at) => {
    for (const field of nodeTextFields[node.type.name] ?? [])
      for (const { index } of String(node.attrs[field]).matchAll(pattern))
        matches.push({ from: at, to: at + node.nodeSize, field, index })
    if (!node.isTextblock) return true
    // One character for each node within a line, so that an index is a position.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc')
    for (const { index, 0: words } of text.matchAll(pattern))
      matches.push({ from: at + 1 + index, to: at + 1 + index + words.length, index })
    return node.content.childCount > 1
  })
  return matches.sort((one, other) => one.from - other.from)
}

function patternOf({ words, matchCase }: FindSearch) {
  if (!words) return undefined
  // Linear: the words are escaped, so nothing repeats.
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), matchCase ? 'g' : 'gi')
}
