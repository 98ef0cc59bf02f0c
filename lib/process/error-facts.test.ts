import { expect, test } from 'vitest'
import { errorFacts } from './log'

test('an error is told by its kind, its code and where it was thrown, and never in its own words', () => {
  const error = Object.assign(new TypeError('“Witness A.” is not iterable'), { code: 'ERR_SECRET' })
  const facts = errorFacts(error, false)
  expect(facts).toMatchObject({
    type: 'TypeError',
    code: 'ERR_SECRET',
    at: expect.stringContaining('error-facts.test.ts'),
  })
  expect(JSON.stringify(facts)).not.toContain('Witness')
  expect(errorFacts(error, true).message).toContain('Witness')
})

test('words that look like lines of a stack do not pass as such', () => {
  const error = new Error('no\n    at Witness (/A/b.ts:1:1)\n    at async Witness')
  expect(JSON.stringify(errorFacts(error, false))).not.toContain('Witness')
})

test('what an error came from is told in the same way', () => {
  const cause = Object.assign(new Error('values: Witness'), { name: 'SqliteError', code: 'SQLITE_FULL' })
  const facts = errorFacts(new Error('Failed query: Witness', { cause }), false)
  expect(facts.cause).toMatchObject({ type: 'SqliteError', code: 'SQLITE_FULL' })
  expect(JSON.stringify(facts)).not.toContain('Witness')
})

test('the operating system speaks for itself', () => {
  const error = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES', syscall: 'open' })
  expect(errorFacts(error, false).message).toContain('permission denied')
})

test.each([['Witness'], [undefined], [null], [{ name: 'Witness said so', code: 'by Witness' }]])(
  'anything may be thrown: %j',
  (thrown) => expect(JSON.stringify(errorFacts(thrown, false))).not.toContain('Witness'),
)
