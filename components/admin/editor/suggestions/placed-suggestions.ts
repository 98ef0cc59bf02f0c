import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { createDocument } from '@tiptap/react'
import {
  placesOf,
  withChange,
  withoutOverlaps,
  withSpaces,
  type TextChange,
  type ChangePlacement,
} from '@/domain/content/changes/changes'
import { lineDocument, lineOf, suggestedFields, type SuggestedField } from '@/domain/content/changes/suggested-fields'
import type { OpenSuggestion } from '@/domain/review/suggestions/open-suggestions'

export type PlacedSuggestion = {
  id: string
  suggestionId: number
  key: string
  by: string
  mine: boolean
  at: number
  field: SuggestedField
  before: string
  words: string
  content: Fragment
  place: ChangePlacement
}

export type CurrentText = { title: string; summary: string; body: Node }

type ParsedSuggestion = { base: Record<SuggestedField, Node>; changes: Map<string, TextChange> }
const parsedSuggestions = new WeakMap<OpenSuggestion, ParsedSuggestion>()

function parseSuggestion(suggestion: OpenSuggestion, schema: Schema): ParsedSuggestion {
  const known = parsedSuggestions.get(suggestion)
  if (known && known.base.body.type.schema === schema) return known
  const { title, summary, body } = suggestion.base
  const base = {
    title: lineDocument(title),
    summary: lineDocument(summary),
    body: createDocument(body as never, schema),
  }
  const changes = new Map(
    suggestion.changes.map(({ key, field, from, to, content }): [string, TextChange] => {
      const fragment = Fragment.fromJSON(base[field].type.schema, content as object[] | null)
      return [key, { from, to, content: fragment }]
    }),
  )
  const made = { base, changes }
  parsedSuggestions.set(suggestion, made)
  return made
}

export function placedIn(suggestions: OpenSuggestion[], now: CurrentText): PlacedSuggestion[] {
  const docs = { title: lineDocument(now.title), summary: lineDocument(now.summary), body: now.body }
  const placed = suggestions.flatMap((suggestion) => {
    const { base, changes } = parseSuggestion(suggestion, now.body.type.schema)
    return suggestedFields.flatMap((field) => {
      const ofField = suggestion.changes.filter((one) => one.field === field)
      const open = ofField.filter(({ decision }) => !decision)
      const accepted = ofField.filter(({ decision }) => decision === 'accepted')
      const changesOf = (some: typeof ofField) => some.map(({ key }) => changes.get(key)!)
      const places = open.length
        ? placesOf(changesOf(open), { base: base[field], now: docs[field], accepted: changesOf(accepted) })
        : []
      const { id: suggestionId, by, mine, updatedAt: at } = suggestion
      return open.map(({ key, before, words }, n): PlacedSuggestion => {
        const { content } = changes.get(key)!
        const id = `${suggestionId} ${key}`
        return { id, suggestionId, key, by, mine, at, field, before, words, content, place: places[n]! }
      })
    })
  })
  return placed.filter(({ place }) => place.is !== 'there').sort(compareByPlace)
}

function compareByPlace(one: PlacedSuggestion, other: PlacedSuggestion) {
  const byField = suggestedFields.indexOf(one.field) - suggestedFields.indexOf(other.field)
  return byField || one.place.from - other.place.from || one.place.to - other.place.to
}

/** Applies accepted changes: to the body in one step, to title and summary by new lines. */
export function acceptedIn(tr: Transaction, items: PlacedSuggestion[], lines: Omit<CurrentText, 'body'>) {
  const fitting = items.filter(({ place }) => place.fits)
  const made: PlacedSuggestion[] = []
  for (const item of dropOverlaps(fitting, 'body').reverse()) {
    const { from, to, is } = item.place
    const content = is === 'clash' ? withSpaces(tr.doc, { from, to, content: item.content }) : item.content
    try {
      tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0)))
      made.push(item)
    } catch {
      // The change does not fit beside an earlier one: it stays open.
    }
  }
  const changed: Partial<Omit<CurrentText, 'body'>> = {}
  for (const field of ['title', 'summary'] as const) {
    const ofField = dropOverlaps(fitting, field)
    if (!ofField.length) continue
    const doc = ofField.reduceRight(
      (text, { place, content }) => withChange(text, { ...place, content }) ?? text,
      lineDocument(lines[field]),
    )
    changed[field] = lineOf(doc)
    made.push(...ofField)
  }
  return { made, changed }
}

function dropOverlaps(items: PlacedSuggestion[], field: SuggestedField) {
  const ofField = items.filter((one) => one.field === field)
  const kept = new Set(withoutOverlaps(ofField.map((item) => ({ ...item.place, item }))).map(({ item }) => item))
  return ofField.filter((item) => kept.has(item))
}

export function peopleWords(items: Pick<PlacedSuggestion, 'by'>[]) {
  const counts = new Map<string, number>()
  for (const { by } of items) counts.set(by, (counts.get(by) ?? 0) + 1)
  return [...counts]
    .map(([by, n], index) => (index ? `${n} from ${by}` : `${n} suggested ${n === 1 ? 'edit' : 'edits'} from ${by}`))
    .join(', ')
}

export function changeWords({ before, words }: Pick<PlacedSuggestion, 'before' | 'words'>) {
  const [from, to] = [shortenWords(before), shortenWords(words)]
  if (before === words) return `how “${to}” is set`
  if (!words) return `delete “${from}”`
  return before ? `“${to}” for “${from}”` : `“${to}”`
}

function shortenWords(text: string) {
  const words = text.trim() || text
  return words.length > 80 ? `${words.slice(0, 80)}…` : words
}
