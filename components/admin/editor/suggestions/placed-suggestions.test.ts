import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { bodySchema } from '@/domain/content/body/schema'
import { got, post, someone } from '@/domain/testing/newsroom'
import { ownSuggestion, suggestionsOf, type OpenSuggestion } from '@/domain/review/suggestions/open-suggestions'
import { saveSuggestion } from '@/domain/review/suggestions/suggestions'
import { acceptedIn, changeWords, peopleWords, placedIn } from './placed-suggestions'

const paragraphs = (...words: string[]) => ({
  type: 'doc',
  content: words.map((text) => ({ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) })),
})
type Text = { title: string; summary: string; body: object }

/** A suggestion as the editor gets it from the server, through JSON. */
async function suggested(base: Text, changed: Text) {
  const [writer, anna] = [await someone(), await someone('editor', 'Anna')]
  const { entryId } = await post(writer, base)
  const own = (await ownSuggestion(anna, entryId))!
  got(await saveSuggestion(anna, { entryId, counter: 0, session: 'w', base: own.base, suggested: changed }, 1))
  return JSON.parse(JSON.stringify(await suggestionsOf(writer, entryId))) as OpenSuggestion[]
}

const now = ({ title, summary, body }: Text) => ({ title, summary, body: bodySchema.nodeFromJSON(body) })

test('accepting all in a window gives exactly the suggested text, and accepting none leaves it', async () => {
  testDatabase()
  const words = fc.constantFrom('', 'one', 'one two', 'two three four', 'ការ ជួញដូរ', 'one, 𝒙 two')
  const text = fc.record({
    title: words,
    summary: words,
    body: fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => paragraphs(...all)),
  })
  await fc.assert(
    fc.asyncProperty(text, text, async (base, changed) => {
      const items = placedIn(await suggested(base, changed), now(base))
      const state = EditorState.create({ doc: now(base).body })
      expect(acceptedIn(state.tr, [], base)).toEqual({ made: [], changed: {} })
      const { tr } = state
      const accepted = acceptedIn(tr, items, base)
      expect(accepted.made).toHaveLength(items.length)
      expect({ ...base, ...accepted.changed, body: tr.doc.toJSON() }).toEqual({
        ...changed,
        body: bodySchema.nodeFromJSON(changed.body).toJSON(),
      })
    }),
    { numRuns: 60 },
  )
})

test('changes stand in the order of the text, and what the text says already is none', async () => {
  testDatabase()
  const base = { title: 'The road', summary: '', body: paragraphs('One two three.') }
  const changed = { title: 'A road', summary: '', body: paragraphs('One 2 three four.') }
  const suggestions = await suggested(base, changed)
  expect(placedIn(suggestions, now(base)).map(changeWords)).toEqual(['“A” for “The”', '“2” for “two”', '“four”'])
  const later = { ...base, title: 'A road', body: paragraphs('New.', 'One two three four.') }
  expect(placedIn(suggestions, now(later)).map(changeWords)).toEqual(['“2” for “two”'])
})

test.each([
  [['Anna'], '1 suggested edit from Anna'],
  [['Anna', 'Ben', 'Anna'], '2 suggested edits from Anna, 1 from Ben'],
])('%j: %s', (people, words) => expect(peopleWords(people.map((by) => ({ by })))).toBe(words))
