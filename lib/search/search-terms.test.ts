import { expect, test } from 'vitest'
import { parseQuery } from './search-terms'

const plain = (query: string) =>
  parseQuery(query).map(({ runs, excluded, isPrefix }) => {
    const words = runs.map(({ text }) => text).join(' ')
    return `${excluded ? '-' : ''}${words}${isPrefix ? '*' : ''}`
  })

test('words, phrases in quotes and words to leave out are told apart; only the last word may be a beginning', () => {
  expect(plain('mekong "human trafficking" -myanmar traff')).toEqual([
    'mekong',
    'human trafficking',
    '-myanmar',
    'traff*',
  ])
  expect(plain('“human trafficking” «two words»')).toEqual(['human trafficking', 'two words'])
  expect(plain('-"human trafficking"')).toEqual(['-human trafficking'])
  expect(plain('long-term - – plan')).toEqual(['long term', 'plan*'])
  expect(plain('to be')).toEqual(['to', 'be'])
})

test('operators are words like others, and signs are nothing', () => {
  expect(plain('NEAR(a b, 2) OR title:x AND NOT {y} ^z*')).toEqual([
    'near a',
    'b',
    '2',
    'or',
    'title x',
    'and',
    'not',
    'y',
    'z',
  ])
  expect(plain('" \' * ^ ( ) \u0000 \ud800 - --')).toEqual([])
})

test('a long query is read as far as it is worth', () => {
  expect(parseQuery('word '.repeat(2_000))).toHaveLength(10)
  expect(parseQuery('x'.repeat(10_000))[0]!.runs[0]!.text).toHaveLength(200)
})

test('numbers of librarians are read in every form they are printed in', () => {
  expect(parseQuery('978-974-680-412-3')[0]!.isbn).toBe('9789746804123')
  expect(parseQuery('"ISBN 0-306-40615-X"')[0]!.isbn).toBe('030640615X')
  expect(parseQuery('2014-10-28')[0]!.isbn).toBeUndefined()
  expect(plain('https://doi.org/10.1234/abc.5')).toEqual(['10 1234 abc 5'])
})
