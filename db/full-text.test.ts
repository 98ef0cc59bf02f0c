import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery } from '../lib/search/search-terms'
import { indexText, dictionaryWords } from '../lib/search/search-segments'
import { write } from './connection'
import { testDatabase } from './test-database'
import { addEntryWords, rowsWith } from './full-text'

test('a word of a script without spaces is found wherever its letters stand in a row, and nowhere else', async () => {
  // Words, longer words that contain them, and their letters with spaces. None has signs, so texts are queries too.
  const parts = [
    'งาน',
    'แรงงาน',
    'รายงาน',
    'การ',
    'นา',
    'งา',
    'ราย',
    'แรง',
    '儿童',
    '童工',
    '儿',
    '工',
    '移民',
    '移',
    '民',
    ' ',
  ]
  const words = ['งาน', 'แรงงาน', 'รายงาน', 'การ', 'ยงา', '儿童', '童工', '移民']
  expect(words.filter((word) => dictionaryWords(word).length === 1).length).toBeGreaterThan(4)
  const text = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 }).map((all) => all.join(''))
  let hits = 0
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 5, maxLength: 30 }), async (texts) => {
      testDatabase()
      await write(async (tx) => {
        for (const [n, body] of texts.entries())
          await addEntryWords(tx, n + 1, { title: '', summary: '', body: indexText(body), facts: '' })
      })
      for (const word of words) {
        const rows = await rowsWith('entry_words', parseQuery(word)[0]!)
        const holding = texts.flatMap((text, n) => (text.includes(word) ? [n + 1] : []))
        expect(rows, word).toEqual(holding)
        hits += rows.length
      }
    }),
    { numRuns: 20, seed: 2014 },
  )
  expect(hits).toBeGreaterThan(500)
})
