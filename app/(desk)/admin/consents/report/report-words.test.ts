import { expect, test } from 'vitest'
import { reportCountSentence } from './report-words'

test('a text that was published again is one text still', () => {
  expect(reportCountSentence([{ entryId: 7 }])).toBe('1 text, published once')
  expect(reportCountSentence([{ entryId: 7 }, { entryId: 8 }, { entryId: 7 }])).toBe('2 texts, published 3 times')
})
