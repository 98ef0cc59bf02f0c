import { expect, test } from 'vitest'
import type { WxrItem } from '@/lib/wxr/types'
import { emptyBody } from '@/domain/content/body/schema'
import { entryKey, hashItem, termKey, type EntryMeta } from '../exports/wordpress/meta'
import { isOwnAsWritten, isParentCategory, ownEntry, ownPlace, ownRuling, ownTerm } from './gazette-meta'

const wxr = {
  title: 'A',
  content: '<p>a</p>',
  excerpt: '',
  name: 'a',
  status: 'publish',
  dateGmt: '2014-10-28 02:00:00',
}

function item(changes: Partial<WxrItem> = {}, meta: Partial<EntryMeta> = {}) {
  const publication = {
    type: 'guide',
    publishedOn: '2014',
    publisher: '',
    series: '',
    seriesNumber: '',
    authors: [],
    isbn: '',
  }
  const text = {
    title: 'A',
    slug: 'a',
    summary: '',
    body: emptyBody,
    dated: null,
    byline: '',
    files: [],
    lead: null,
    terms: [],
    publication: { ...publication, doi: '', reference: '', licence: '' },
  }
  const entryMeta = {
    format: 1,
    print: hashItem(wxr),
    entry: 7,
    kind: 'publication',
    language: 'km',
    status: 'publish',
    dated: 5,
    at: 9,
    path: '/km/publications/as-it-was',
    text,
    next: [],
    moved: [],
    changes: [],
    group: 3,
    ...meta,
  }
  return { ...wxr, ...changes, meta: [{ key: entryKey, value: JSON.stringify(entryMeta) }] } as WxrItem
}

const isAsWritten = (one: WxrItem) => isOwnAsWritten(ownEntry(one)!, one)

test('a text that nobody changed is what it was; one that was changed is still of its kind, language and group', () => {
  expect(ownEntry(item())).toMatchObject({ entry: 7, text: { publication: { type: 'guide' } } })
  expect(isAsWritten(item())).toBe(true)
  expect(ownPlace(item())).toMatchObject({ type: 'publication', slug: 'as-it-was', at: 5, status: 'publish', id: '' })
  for (const changes of [
    { content: '<p>b</p>' },
    { title: 'B' },
    { status: 'draft' },
    { dateGmt: '2014-10-28 02:00:01' },
  ]) {
    expect(isAsWritten(item(changes))).toBe(false)
    expect(ownPlace(item(changes))).toEqual({ type: 'publication', language: 'km', tag: 'km', group: 'gazette 3' })
  }
})

test('a field that is not what Gazette writes says nothing', () => {
  for (const value of ['', 'x', '{}', '[]', 'null', JSON.stringify({ format: 2 }), '{"format":1,"print":"', 'a:1:{}'])
    expect(ownEntry({ meta: [{ key: entryKey, value }] })).toBeUndefined()
  const hostile = item(
    {},
    { text: { ...ownEntry(item())!.text, body: { type: 'doc', content: [{ type: 'script' }] } } },
  )
  expect(ownEntry(hostile)).toBeUndefined()
  expect(ownPlace({ ...wxr, meta: [] } as unknown as WxrItem)).toEqual({})
})

test('categories are the topics and countries that they were made of, unless people chose otherwise', () => {
  const term = (kind: string, slug: string) => ({
    taxonomy: 'category',
    slug: `${slug}-${kind}`,
    name: 'Laos',
    parent: '',
    description: '',
    meta: [{ key: termKey, value: JSON.stringify({ format: 1, kind, slug, names: {}, position: 0 }) }],
  })
  const sourceTerm = { taxonomy: 'category', slug: 'laos-country', name: 'Laos' }
  const book = { rules: new Map(), terms: [] }
  expect(ownRuling(ownTerm(term('country', 'laos')), sourceTerm, book)).toMatchObject({
    becomes: 'country',
    slug: 'laos',
    termId: null,
  })
  const siteTerm = { id: 4, kind: 'country' as const, slug: 'laos', name: 'Lao PDR' }
  expect(ownRuling(ownTerm(term('country', 'laos')), sourceTerm, { ...book, terms: [siteTerm] })).toMatchObject({
    termId: 4,
  })
  const rule = { source: 's', taxonomy: 'category', slug: 'laos-country', becomes: 'nothing' as const, termId: null }
  expect(
    ownRuling(ownTerm(term('country', 'laos')), sourceTerm, {
      ...book,
      rules: new Map([['category/laos-country', rule]]),
    }),
  ).toEqual({
    becomes: 'nothing',
    chosen: true,
  })
  expect([isParentCategory(term('shelf', 'countries')), isParentCategory(term('country', 'laos'))]).toEqual([
    true,
    false,
  ])
})
