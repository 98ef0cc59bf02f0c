import type { Fields } from '../../fields'
import { patternOf, type Search } from './matches'

const places = ['title', 'summary', 'contentNote', 'lead.alt', 'lead.caption', 'lead.credit'] as const

export type FieldPlace = (typeof places)[number]
export type FieldMatch = { place: FieldPlace; index: number; length: number }

export const isAboveBody = (place: FieldPlace) => place === 'title' || place === 'summary'

export function isAfter(match: FieldMatch, other: Omit<FieldMatch, 'length'>) {
  const by = places.indexOf(match.place) - places.indexOf(other.place)
  return by > 0 || (by === 0 && match.index >= other.index)
}

export function fieldMatches(fields: Fields, search: Search): FieldMatch[] {
  const pattern = patternOf(search)
  if (!pattern) return []
  return places.flatMap((place) =>
    [...textOf(fields, place).matchAll(pattern)].map(({ index, 0: { length } }) => ({ place, index, length })),
  )
}

export function textOf({ title, summary, contentNote, lead }: Fields, place: FieldPlace): string {
  switch (place) {
    case 'title':
      return title
    case 'summary':
      return summary
    case 'contentNote':
      return contentNote
    case 'lead.alt':
      return lead?.alt ?? ''
    case 'lead.caption':
      return lead?.caption ?? ''
    case 'lead.credit':
      return lead?.credit ?? ''
  }
}

export function replacedIn(fields: Fields, matches: FieldMatch[], words: string): Partial<Fields> {
  // From the end, so that earlier places stay valid.
  return matches.toReversed().reduce<Partial<Fields>>((changes, { place, index, length }) => {
    const text = textOf({ ...fields, ...changes }, place)
    return {
      ...changes,
      ...changed({ ...fields, ...changes }, place, text.slice(0, index) + words + text.slice(index + length)),
    }
  }, {})
}

function changed({ lead }: Fields, place: FieldPlace, text: string): Partial<Fields> {
  switch (place) {
    case 'title':
      return { title: text }
    case 'summary':
      return { summary: text }
    case 'contentNote':
      return { contentNote: text }
    case 'lead.alt':
      return { lead: lead && { ...lead, alt: text } }
    case 'lead.caption':
      return { lead: lead && { ...lead, caption: text } }
    case 'lead.credit':
      return { lead: lead && { ...lead, credit: text } }
  }
}
