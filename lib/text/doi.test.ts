import { expect, test } from 'vitest'
import { doiIn, doiProblem } from './doi'

test.each([
  ['https://doi.org/10.1234/abc', '10.1234/abc'],
  ['http://dx.doi.org/10.1234/a%28b%29', '10.1234/a(b)'],
  [' doi: 10.1234/abc ', '10.1234/abc'],
  ['DOI:10.1234/abc', '10.1234/abc'],
  ['10.1234/a%b', '10.1234/a%b'],
  ['https://doi.org/10.1234/100%', '10.1234/100%'],
  ['https://example.org/10.1234/abc', 'https://example.org/10.1234/abc'],
])('pasted as %j it is kept as %j', (pasted, doi) => expect(doiIn(pasted)).toBe(doi))

test('what is no DOI is said', () => {
  for (const right of ['', '10.1234/abc', '10.1000.10/x(1)']) expect(doiProblem(right)).toBeUndefined()
  for (const wrong of ['11.1234/abc', '10.1234', '10.1234/', '10.1/ab', 'https://example.org'])
    expect(doiProblem(wrong)).toBeTruthy()
})
