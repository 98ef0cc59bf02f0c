import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { Node } from '@tiptap/pm/model'
import type { suggestions, SuggestedText } from '@/db/schema'
import { readBody } from '@/domain/content/body/document'
import {
  changesIn,
  placesOf,
  withChange,
  withSpaces,
  type TextChange,
  type ChangePlacement,
} from '@/domain/content/changes/changes'
import { lineDocument, lineOf, suggestedFields, type SuggestedField } from '@/domain/content/changes/suggested-fields'
import { Content } from '@/domain/content/content'
import { withoutBreaks, withoutControls } from '@/lib/text/one-line'

export const SuggestedContent = Content.pick({ title: true, summary: true, body: true })

export type Suggestion = Pick<typeof suggestions.$inferSelect, 'base' | 'suggested' | 'decisions'>

/** `key` is stable while neither text changes there. */
export type SuggestedChange = { key: string; field: SuggestedField; change: TextChange }

export function tidyText({ title, summary, body }: SuggestedText): SuggestedText {
  return {
    title: withoutBreaks(title),
    summary: withoutControls(summary),
    body: readBody(body).doc.toJSON() as unknown,
  }
}

/** Parses bodies ahead into the cache, and lets other requests run after each body. */
export async function parseTexts(...texts: SuggestedText[]) {
  for (const { body } of texts) {
    readBody(body)
    await turn()
  }
}

export function isSameText(one: SuggestedText, other: SuggestedText) {
  return suggestedFields.every((field) => documentOf(one, field).eq(documentOf(other, field)))
}

function documentOf(text: SuggestedText, field: SuggestedField): Node {
  return field === 'body' ? readBody(text.body).doc : lineDocument(text[field])
}

export function changesOf({ base, suggested }: Suggestion, language: string): SuggestedChange[] {
  return suggestedFields.flatMap((field) =>
    changesIn(documentOf(base, field), documentOf(suggested, field), language).map((change) => ({
      key: changeKey(field, change),
      field,
      change,
    })),
  )
}

function changeKey(field: SuggestedField, { from, to, content }: TextChange) {
  const hash = createHash('sha256').update(JSON.stringify(content.toJSON())).digest('hex')
  return `${field}-${from}-${to}-${hash.slice(0, 16)}`
}

type PlacedChange = SuggestedChange & { place: ChangePlacement }

export function undecidedIn(suggestion: Suggestion, now: SuggestedText, changes: SuggestedChange[]): PlacedChange[] {
  return suggestedFields.flatMap((field) => {
    const ofField = changes.filter((one) => one.field === field)
    const undecided = ofField.filter(({ key }) => !suggestion.decisions[key])
    const accepted = ofField.filter(({ key }) => suggestion.decisions[key] === 'accepted')
    const places = placesOf(textChangesOf(undecided), {
      base: documentOf(suggestion.base, field),
      now: documentOf(now, field),
      accepted: textChangesOf(accepted),
    })
    return undecided.map((one, n) => ({ ...one, place: places[n]! }))
  })
}

function textChangesOf(changes: SuggestedChange[]) {
  return changes.map(({ change }) => change)
}

/** Suggested words for a place that has changed since. `used`: they replace the newer words. */
export type ClashingChange = { before: string; words: string; used: boolean }

/** Carries suggested words over to a newer text. They replace newer words if they fit; the author is told. */
export function carriedOver(suggestion: Suggestion, now: SuggestedText, language: string) {
  const all = undecidedIn(suggestion, now, changesOf(suggestion, language))
  const undecided = all.filter(({ place }) => place.is !== 'there')
  const carried = suggestedFields.map((field) =>
    applyInOrder(
      documentOf(now, field),
      undecided.filter((one) => one.field === field),
    ),
  )
  const [title, summary, body] = carried.map(({ doc }) => doc)
  const made = new Set(carried.flatMap(({ made }) => made))
  const clashes = undecided
    .filter((one) => one.place.is === 'clash' || !made.has(one))
    .map((one): ClashingChange => ({
      before: wordsBefore(suggestion.base, one),
      words: insertedWords(one.change),
      used: made.has(one),
    }))
  return {
    text: { title: lineOf(title!), summary: lineOf(summary!), body: body!.toJSON() as unknown },
    clashes,
  }
}

function applyInOrder(now: Node, changes: PlacedChange[]) {
  let end = 0
  const ranges = changes
    .toSorted((one, other) => one.place.from - other.place.from || one.place.to - other.place.to)
    .map((one) => {
      const from = Math.max(one.place.from, end)
      end = Math.max(one.place.to, end)
      return { one, from, to: end, content: one.change.content }
    })
  const made: PlacedChange[] = []
  const doc = ranges.reduceRight((text, { one, ...range }) => {
    const content = one.place.is === 'clash' ? withSpaces(text, range) : range.content
    const changed = withChange(text, { ...range, content })
    if (changed) made.push(one)
    return changed ?? text
  }, now)
  return { doc, made }
}

export function insertedWords({ content }: TextChange) {
  return content.textBetween(0, content.size, '\n', leafWords)
}

export function wordsBefore(
  base: SuggestedText,
  { field, change: { from, to } }: Pick<SuggestedChange, 'field' | 'change'>,
) {
  return documentOf(base, field).textBetween(from, to, '\n', leafWords)
}

const leafNames: Record<string, string> = {
  picture: 'picture',
  file: 'file',
  video: 'video',
  horizontalRule: 'dividing line',
  footnote: 'footnote',
  pageMark: 'page mark',
}

function leafWords({ type, attrs }: Node) {
  if (type.name === 'hardBreak') return '\n'
  const words = attrs.alt || attrs.caption || attrs.title || attrs.text || attrs.page || ''
  return `[${[leafNames[type.name] ?? type.name, words].filter(Boolean).join(': ')}]`
}
