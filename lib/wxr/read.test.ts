import { expect, test } from 'vitest'
import { exportOf, itemsOf, itemWith, lineOf, partsOfFile, whole } from './test-export'

test('an export is read part by part, in its order, with the line that each begins on', async () => {
  const parts = await partsOfFile(whole)
  expect(parts.map(({ is }) => is)).toEqual(['site', 'author', 'term', 'term', 'term', 'item', 'item'])
  const begins = [
    '<channel',
    '<wp:author>',
    '<wp:category>',
    '<wp:tag>',
    '<wp:term>',
    '<item>',
    '<item>\n\t\t<title>Ferry',
  ]
  expect(parts.map(({ line }) => line)).toEqual(begins.map(lineOf))
  expect(parts[0]).toEqual({
    is: 'site',
    site: {
      title: 'The River Desk',
      url: 'https://river.example/desk',
      description: '',
      language: 'en-GB',
      version: '1.2',
    },
    line: 7,
  })
  expect(parts[1]).toMatchObject({ author: { login: 'mai', email: 'mai@river.example', name: 'Mai Lin' } })
  expect(parts.flatMap((part) => (part.is === 'term' ? [part.term] : []))).toEqual([
    { taxonomy: 'category', slug: 'boats', name: 'Boats & ferries', parent: 'water', description: '' },
    { taxonomy: 'post_tag', slug: 'mekong', name: 'Mekong', parent: '', description: '' },
    { taxonomy: 'country', slug: 'laos', name: 'Laos', parent: '', description: 'Upstream' },
  ])
})

test('an item says all it says', async () => {
  const { items } = await itemsOf(whole)
  expect(items[0]).toMatchObject({
    id: '41',
    type: 'post',
    title: 'A ferry & its crew',
    link: 'https://river.example/desk/2014/10/a-ferry/',
    creator: 'mai',
    content: 'Ends with ]]> and goes on.',
    excerpt: 'Short',
    dateGmt: '2014-10-28 02:30:00',
    name: 'a-ferry',
    sticky: true,
    terms: [
      { taxonomy: 'category', slug: 'boats', name: 'Boats & ferries' },
      { taxonomy: 'country', slug: 'laos', name: 'Laos' },
    ],
    meta: [{ key: '_thumbnail_id', value: '42' }],
    comments: [{ id: '5', author: 'Reader', text: 'Thank you', meta: [{ key: 'rating', value: '5' }] }],
    unknown: { 'wp:menu_order': '3' },
  })
  expect(items[1]).toMatchObject({
    type: 'attachment',
    attachmentUrl: 'https://river.example/wp-content/uploads/ferry.jpg',
  })
})

test.each([1, 2, 3, 64])('the parts are the same when the file comes in pieces of %i bytes', async (piece) => {
  const khmer = whole.replace('Short', 'ដំបូន្មាន 💧')
  expect(await partsOfFile(khmer, piece)).toEqual(await partsOfFile(khmer, khmer.length * 4))
})

test.each(['1.0', '1.1', '1.2'])('an export of version %s', async (version) => {
  const { items, broken } = await itemsOf(exportOf(itemWith('<wp:status>draft</wp:status>'), { version }))
  expect(broken).toBeUndefined()
  expect(items).toMatchObject([{ id: '7', status: 'draft' }])
})

test('an export without a version, with namespaces of its own names or none at all', async () => {
  const unversioned = exportOf(itemWith(''), { version: '', declares: '1.2' })
  expect((await partsOfFile(unversioned))[0]).toMatchObject({ is: 'site', site: { version: '' } })
  const renamed = unversioned.replaceAll('wp:', 'w:').replace('xmlns:wp=', 'xmlns:w=')
  expect((await itemsOf(renamed)).items).toMatchObject([{ id: '7' }])
  const undeclared = unversioned.replace(/\sxmlns:\w+="[^"]*"/g, '')
  expect((await itemsOf(undeclared)).items).toMatchObject([{ id: '7' }])
})

test('a name of ours that the file declares for something else is not taken for it', async () => {
  const foreign = itemWith('<x:post_id xmlns:x="http://elsewhere.example/">9</x:post_id>')
  expect((await itemsOf(exportOf(foreign))).items).toMatchObject([
    { id: '7', unknown: { 'x of http://elsewhere.example/:post_id': '9' } },
  ])
})

test('categories of the oldest exports stand twice and count once', async () => {
  const twice = '<category><![CDATA[Boats]]></category><category domain="category" nicename="boats">Boats</category>'
  expect((await itemsOf(exportOf(itemWith(twice)))).items[0]!.terms).toEqual([
    { taxonomy: 'category', slug: 'boats', name: 'Boats' },
  ])
  expect((await itemsOf(exportOf(itemWith('<category>Boats</category>')))).items[0]!.terms).toEqual([
    { taxonomy: 'category', slug: '', name: 'Boats' },
  ])
})

test('what XML forbids and WordPress writes is taken out, and told', async () => {
  const { items, remarks } = await itemsOf(
    exportOf(
      itemWith('<content:encoded><![CDATA[a\u0008b\u000bc]]></content:encoded><dc:creator>a&nbsp;b&#2;</dc:creator>'),
    ),
  )
  expect(items).toMatchObject([{ content: 'abc', creator: 'a&nbsp;b&#2;' }])
  expect(remarks).toEqual([
    '2 control characters, which nobody can see, were removed.',
    '2 names of characters (as in &name;) are not known to XML and stand as they were written.',
  ])
})

test('a byte order mark and blank lines before the beginning do no harm, and lines are counted with them', async () => {
  const parts = await partsOfFile(`\ufeff\n\n${whole}`, 1)
  expect(parts[0]).toMatchObject({ is: 'site', line: 9 })
})

test('other encodings are read by what the file declares', async () => {
  const german = exportOf(itemWith('<dc:creator>Jürgen</dc:creator>')).replace('UTF-8', 'ISO-8859-1')
  expect((await itemsOf(Buffer.from(german, 'latin1'))).items).toMatchObject([{ creator: 'Jürgen' }])
  const wide = Buffer.from(`\ufeff${german.replace('ISO-8859-1', 'UTF-16')}`, 'utf16le')
  expect((await itemsOf(wide)).items).toMatchObject([{ creator: 'Jürgen' }])
  const { broken } = await itemsOf(german.replace('ISO-8859-1', 'EBCDIC-CP-US'))
  expect(broken?.message).toContain('its encoding is “EBCDIC-CP-US”, which is not known here. Save it as UTF-8.')
})

test('bytes that are not of the declared encoding are told', async () => {
  const { remarks } = await itemsOf(Buffer.from(exportOf(itemWith('<dc:creator>Jürgen</dc:creator>')), 'latin1'))
  expect(remarks).toEqual([expect.stringContaining('A character cannot be read and stands as �')])
})
