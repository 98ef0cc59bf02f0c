import fc from 'fast-check'
import type { Node } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { changesIn, placesOf, withChange, withChanges, type TextChange } from './changes'

const french = { type: 'language', attrs: { lang: 'fr' } }
const p = (words: string, ...marks: (string | object)[]) => ({
  type: 'paragraph',
  ...(words && {
    content: [
      { type: 'text', text: words, marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) },
    ],
  }),
})
const h = (words: string) => ({ ...p(words), type: 'heading', attrs: { level: 2 } })
const list = (...items: string[]) => ({
  type: 'bulletList',
  content: items.map((words) => ({ type: 'listItem', content: [p(words)] })),
})
const table = (...rows: string[][]) => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((words) => ({ type: 'tableCell', content: [p(words)] })),
  })),
})
const picture = (alt: string) => ({ type: 'picture', attrs: { mediaId: '0123456789ab', alt } })
const doc = (...blocks: object[]) => bodySchema.nodeFromJSON({ type: 'doc', content: blocks })

const words = fc.constantFrom(
  '',
  'one',
  'one two',
  'one two three',
  'two one',
  'four 𝒙 five',
  'the the the',
  'មនុស្ស ម្នាក់',
)
const block = fc.oneof(
  fc
    .tuple(words, fc.constantFrom<(string | object)[]>([], ['bold'], [french]))
    .map(([text, marks]) => p(text, ...marks)),
  words.map(h),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => list(...items)),
  fc
    .integer({ min: 1, max: 2 })
    .chain((width) => fc.array(fc.array(words, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 2 }))
    .map((rows) => table(...rows)),
  words.map(picture),
)
const text = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => doc(...blocks))

/** Accepts changes one after the other, each at its place in the text at that time. */
function acceptedOneByOne(base: Node, changes: TextChange[], order: number[]) {
  let now = base
  const accepted: TextChange[] = []
  for (const n of order) {
    const [place] = placesOf([changes[n]!], { base, now, accepted: changes.filter((one) => accepted.includes(one)) })
    expect(place!.is).toBe('open')
    now = withChange(now, { ...place!, content: changes[n]!.content })!
    accepted.push(changes[n]!)
  }
  return now
}

test('all changes accepted, at once or one by one in any order, give exactly the suggested text', () => {
  fc.assert(
    fc.property(text, text, fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (base, suggested, seeds) => {
      const changes = changesIn(base, suggested, 'en')
      expect(withChanges(base, changes).toJSON()).toEqual(suggested.toJSON())
      const order = changes.map((_, n) => n).sort((a, b) => (seeds[a] ?? a) - (seeds[b] ?? b))
      expect(acceptedOneByOne(base, changes, order).toJSON()).toEqual(suggested.toJSON())
    }),
    { numRuns: 1_000 },
  )
})

test('whichever of the changes are accepted, the text stays one that can be saved', () => {
  fc.assert(
    fc.property(text, text, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }), (base, suggested, picks) => {
      const some = changesIn(base, suggested, 'en').filter((_, n) => picks[n % 30])
      const made = withChanges(base, some)
      made.check()
      // The changes that were not accepted have their places, and make the rest of it.
      const rest = changesIn(base, suggested, 'en').filter((_, n) => !picks[n % 30])
      const places = placesOf(rest, { base, now: made, accepted: some })
      const placed = places.map((place, n) => ({ ...place, content: rest[n]!.content }))
      expect(withChanges(made, placed).toJSON()).toEqual(suggested.toJSON())
    }),
    { numRuns: 1_000 },
  )
})

test('what follows an insertion that stands right behind another change begins after it', () => {
  const base = doc(p(''), table([''], ['one']), table(['four']))
  const suggested = doc(table(['one two three']), picture(''), table(['four', '']), p('the the the'))
  const changes = changesIn(base, suggested, 'en')
  expect(acceptedOneByOne(base, changes, [1, 2, 0, 3, 4]).toJSON()).toEqual(suggested.toJSON())
})

test('where nothing was accepted, the text is what it was', () => {
  fc.assert(
    fc.property(text, (base) => {
      expect(withChanges(base, []).eq(base)).toBe(true)
      expect(changesIn(base, base, 'en')).toEqual([])
    }),
  )
})

const said = (before: Node, after: Node) =>
  changesIn(before, after, 'en').map(({ from, to, content }) => [
    before.textBetween(from, to, '|'),
    content.textBetween(0, content.size, '|'),
  ])

test('a change is whole words, and words beside each other are one change', () => {
  expect(said(doc(p('The cat sat.')), doc(p('The cart sat.')))).toEqual([['cat', 'cart']])
  expect(said(doc(p('A very big dog.')), doc(p('A small, fat dog.')))).toEqual([['very big', 'small, fat']])
})

test('a paragraph that is divided is one change, and so is a table with other columns', () => {
  expect(said(doc(p('One. Two.')), doc(p('One.'), p('Two.')))).toEqual([['One. Two.', 'One.|Two.']])
  expect(said(doc(p('One.'), p('Two.')), doc(p('One. Two.')))).toEqual([['One.|Two.', 'One. Two.']])
  expect(said(doc(table(['a'], ['b'])), doc(table(['a', 'x'], ['b', 'y'])))).toHaveLength(1)
  expect(said(doc(table(['a', 'b'])), doc(table(['a', 'c'])))).toEqual([['b', 'c']])
})

function placed(base: Node, suggested: Node, now: Node) {
  const changes = changesIn(base, suggested, 'en')
  return placesOf(changes, { base, now }).map(({ is, from, to, fits }) => [is, now.textBetween(from, to, '|'), fits])
}

test('on a text that moved on, a change stands where its words still are', () => {
  const base = doc(p('The road is long.'), p('It rains.'))
  const suggested = doc(p('The road is short.'), p('It rains.'))
  expect(placed(base, suggested, doc(p('New.'), p('The old road is long.'), p('It rains.')))).toEqual([
    ['open', 'long', true],
  ])
  expect(placed(base, suggested, doc(p('The road is short.'), p('It rains.')))).toEqual([['there', 'short', true]])
})

test('where its words have changed since it clashes, and says whether it could stand there all the same', () => {
  const base = doc(p('The road is long.'), p('It rains.'))
  const suggested = doc(p('The road is short.'), p('It rains.'))
  expect(placed(base, suggested, doc(p('The road is endless.'), p('It rains.')))).toEqual([['clash', 'endless', true]])
  expect(placed(base, suggested, doc(p('It rains.')))).toMatchObject([['clash', '', false]])
})

test('what another put in the same place stays, and an insertion goes behind it', () => {
  const [base, suggested] = [doc(p('One two.')), doc(p('One big two.'))]
  const now = doc(p('One old two.'))
  const [change] = changesIn(base, suggested, 'en')
  const [place] = placesOf([change!], { base, now })
  expect(place!.is).toBe('open')
  expect(withChange(now, { ...place!, content: change!.content })!.textContent).toBe('One old big two.')
})
