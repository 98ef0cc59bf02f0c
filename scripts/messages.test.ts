import { expect, test } from 'vitest'
import { englishHashes, outdated, statusOf, translations } from './messages.mjs'

test('every message was made from the English of now: node scripts/messages.mjs LANGUAGE notes those that were made anew', () => {
  expect(translations().length).toBeGreaterThan(10)
  expect(
    translations().flatMap((language) => outdated(statusOf(language)).map((name) => `${language} ${name}`)),
  ).toEqual([])
})

test('a changed English marks the message in the others', () => {
  const madeFrom = Object.fromEntries(englishHashes({ archive: { months: 'Months', years: 'Years' } }))
  const english = englishHashes({ archive: { months: 'All months', years: 'Years' } })
  expect(outdated({ madeFrom }, english)).toEqual(['archive.months'])
})
