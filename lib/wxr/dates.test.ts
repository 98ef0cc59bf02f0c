import { expect, test } from 'vitest'
import { modifiedAt, publishedAt } from './types'

const zero = '0000-00-00 00:00:00'
const nothing = { date: '', dateGmt: '', modified: '', modifiedGmt: '', pubDate: '', status: 'publish' }
const bangkok = 'Asia/Bangkok'
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())

test.each([
  ['what it says in UTC', { dateGmt: '2014-10-28 02:30:00', date: '1999-01-01 00:00:00' }, '2014-10-28T02:30:00.000Z'],
  ['the clocks of its site, where UTC is missing', { date: '2014-10-28 09:30:00' }, '2014-10-28T02:30:00.000Z'],
  ['the same where UTC is all zeros', { date: '2014-10-28 09:30:00', dateGmt: zero }, '2014-10-28T02:30:00.000Z'],
  ['its feed, at last', { pubDate: 'Tue, 28 Oct 2014 09:30:00 +0700' }, '2014-10-28T02:30:00.000Z'],
  ['its feed, in Greenwich', { date: zero, pubDate: '8 Oct 2014 02:30:00 GMT' }, '2014-10-08T02:30:00.000Z'],
  ['a draft has none', { status: 'draft', date: '2014-10-28 09:30:00', dateGmt: zero }, undefined],
  [
    'but a draft with a set date has it',
    { status: 'draft', dateGmt: '2030-01-01 00:00:00' },
    '2030-01-01T00:00:00.000Z',
  ],
  ['nor has a draft of a feed', { status: 'draft', pubDate: 'Wed, 30 Nov -0001 00:00:00 +0000' }, undefined],
  ['a day that no calendar has', { date: '2014-02-30 10:00:00' }, undefined],
  ['words', { date: 'soon', pubDate: 'Tue, 28 Foo 2014 09:30:00 +0700' }, undefined],
])('the moment of publication: %s', (_, dates, expected) => {
  expect(iso(publishedAt({ ...nothing, ...dates }, bangkok))).toBe(expected)
})

test('hours that the clocks skip or show twice have a moment too', () => {
  const at = (date: string) => iso(publishedAt({ ...nothing, date }, 'Europe/Berlin'))
  expect(at('2014-03-30 02:30:00')).toBe('2014-03-30T01:30:00.000Z')
  expect(at('2014-10-26 02:30:00')).toBe('2014-10-26T00:30:00.000Z')
})

test('the last change', () => {
  expect(iso(modifiedAt({ ...nothing, modified: '2015-01-01 07:00:00' }, bangkok))).toBe('2015-01-01T00:00:00.000Z')
  expect(modifiedAt({ ...nothing, modifiedGmt: zero }, bangkok)).toBeUndefined()
})
