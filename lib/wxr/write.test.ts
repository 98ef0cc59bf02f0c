import fc from 'fast-check'
import { validateXML } from 'xmllint-wasm'
import { expect, test } from 'vitest'
import { cleanXml } from '../formats/xml'
import { readWxr } from './read'
import type { WxrItem, WxrPart } from './types'
import { wxrHead, wxrItem, wxrTail, type WxrChannel, type ItemToWrite } from './write'

const item: ItemToWrite = {
  id: '12',
  type: 'post',
  title: 'A title',
  link: 'https://a.example/2014/10/a',
  guid: 'https://a.example/#entry-12',
  creator: 'dara',
  content: '<p>Words</p>',
  excerpt: '',
  date: '2014-10-28 09:00:00',
  dateGmt: '2014-10-28 02:00:00',
  modified: '2014-10-28 09:00:00',
  modifiedGmt: '2014-10-28 02:00:00',
  name: 'a',
  status: 'publish',
  parent: '0',
  sticky: false,
  attachmentUrl: '',
  terms: [],
  meta: [],
}

const channel: WxrChannel = {
  site: { title: 'A & B', url: 'https://a.example', description: '', language: 'en' },
  authors: [{ login: 'dara', email: '', name: 'Dara <Sok>' }],
  terms: [
    {
      id: 2,
      taxonomy: 'category',
      slug: 'a',
      name: 'A ]]> B',
      parent: '',
      description: '',
      meta: [{ key: 'k', value: '{"a":1}' }],
    },
    { id: 3, taxonomy: 'country', slug: 'laos', name: 'ລາວ', parent: 'a', description: 'd', meta: [] },
  ],
}

async function readParts(xml: string) {
  const parts: WxrPart[] = []
  async function* bytes() {
    yield Buffer.from(xml)
  }
  for await (const part of readWxr(bytes())) parts.push(part)
  return parts
}

const whole = (...items: ItemToWrite[]) => `${wxrHead(channel, 0)}${items.map(wxrItem).join('')}${wxrTail}`

test('what is written is well-formed and read again as it was', async () => {
  const xml = whole(item, {
    ...item,
    id: '13',
    sticky: true,
    terms: [{ taxonomy: 'category', slug: 'a', name: 'A ]]> B' }],
  })
  expect((await validateXML({ xml: [{ fileName: 'a.xml', contents: xml }], normalization: 'format' })).errors).toEqual(
    [],
  )
  const parts = await readParts(xml)
  expect(parts.map(({ is }) => is)).toEqual(['site', 'author', 'term', 'term', 'item', 'item'])
  expect(parts[0]).toMatchObject({ site: { title: 'A & B', url: 'https://a.example', version: '1.2' } })
  expect(parts[2]).toMatchObject({ term: { slug: 'a', name: 'A ]]> B' } })
  expect(parts[3]).toMatchObject({ term: { taxonomy: 'country', slug: 'laos', parent: 'a' } })
  expect(parts[4]).toMatchObject({ item: { ...item, password: '', comments: [] } })
  expect(parts[5]).toMatchObject({ item: { sticky: true, terms: [{ slug: 'a', name: 'A ]]> B' }] } })
})

test('no text can break out of its place, whatever characters are in it', async () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(']]>', ']]', '>', '<', '&', '\u0000', '\ud800', '\uffff', '"'),
      fc.string({ unit: 'binary' }),
    ),
  })
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      const hostile = { ...item, title: content, content, meta: [{ key: '_k', value: content }] }
      const [readItem] = (await readParts(whole(hostile, item))).flatMap((part) =>
        part.is === 'item' ? [part.item] : [],
      )
      const expected = cleanXml(content).replace(/\r\n?/g, '\n')
      expect((readItem as WxrItem).content).toBe(expected)
      expect(readItem!.meta).toEqual([{ key: '_k', value: expected }])
    }),
    { numRuns: 60 },
  )
})
