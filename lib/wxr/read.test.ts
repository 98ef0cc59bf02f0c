import { expect, test } from 'vitest'
import { longestItem } from './read'
import { exportOf, itemsOf, itemWith, partsFrom, partsOf } from './test-export'

const whole = exportOf(`
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login>mai</wp:author_login><wp:author_email>mai@river.example</wp:author_email><wp:author_display_name><![CDATA[Mai Lin]]></wp:author_display_name></wp:author>
	<wp:category><wp:category_nicename>boats</wp:category_nicename><wp:category_parent>water</wp:category_parent><wp:cat_name><![CDATA[Boats & ferries]]></wp:cat_name></wp:category>
	<wp:tag><wp:tag_slug>mekong</wp:tag_slug><wp:tag_name><![CDATA[Mekong]]></wp:tag_name></wp:tag>
	<wp:term><wp:term_taxonomy>country</wp:term_taxonomy><wp:term_slug>laos</wp:term_slug><wp:term_name>Laos</wp:term_name><wp:term_description>Upstream</wp:term_description></wp:term>
	<item>
		<title>A ferry &amp; its crew</title>
		<link>https://river.example/desk/2014/10/a-ferry/</link>
		<pubDate>Tue, 28 Oct 2014 02:30:00 +0000</pubDate>
		<dc:creator><![CDATA[mai]]></dc:creator>
		<guid isPermaLink="false">https://river.example/desk/?p=41</guid>
		<content:encoded><![CDATA[Ends with ]]]]><![CDATA[> and goes on.]]></content:encoded>
		<excerpt:encoded><![CDATA[Short]]></excerpt:encoded>
		<wp:post_id>41</wp:post_id>
		<wp:post_date>2014-10-28 09:30:00</wp:post_date>
		<wp:post_date_gmt>2014-10-28 02:30:00</wp:post_date_gmt>
		<wp:post_name>a-ferry</wp:post_name>
		<wp:status>publish</wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:menu_order>3</wp:menu_order>
		<wp:post_type>post</wp:post_type>
		<wp:is_sticky>1</wp:is_sticky>
		<category domain="category" nicename="boats"><![CDATA[Boats & ferries]]></category>
		<category domain="country" nicename="laos"><![CDATA[Laos]]></category>
		<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[42]]></wp:meta_value></wp:postmeta>
		<wp:comment>
			<wp:comment_id>5</wp:comment_id>
			<wp:comment_author><![CDATA[Reader]]></wp:comment_author>
			<wp:comment_content><![CDATA[Thank you]]></wp:comment_content>
			<wp:comment_approved>1</wp:comment_approved>
			<wp:commentmeta><wp:meta_key>rating</wp:meta_key><wp:meta_value>5</wp:meta_value></wp:commentmeta>
		</wp:comment>
	</item>
	<item>
		<title>Ferry, seen from above</title>
		<wp:post_id>42</wp:post_id>
		<wp:post_type>attachment</wp:post_type>
		<wp:status>inherit</wp:status>
		<wp:attachment_url>https://river.example/wp-content/uploads/ferry.jpg</wp:attachment_url>
	</item>`)

test('an export is read part by part, in its order, with the line that each begins on', async () => {
  const parts = await partsOf(whole)
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

function lineOf(words: string) {
  return whole.slice(0, whole.indexOf(words)).split('\n').length
}

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
  expect(await partsOf(khmer, piece)).toEqual(await partsOf(khmer, khmer.length * 4))
})

test.each(['1.0', '1.1', '1.2'])('an export of version %s', async (version) => {
  const { items, broken } = await itemsOf(exportOf(itemWith('<wp:status>draft</wp:status>'), { version }))
  expect(broken).toBeUndefined()
  expect(items).toMatchObject([{ id: '7', status: 'draft' }])
})

test('an export without a version, with namespaces of its own names or none at all', async () => {
  const unversioned = exportOf(itemWith(''), { version: '', declares: '1.2' })
  expect((await partsOf(unversioned))[0]).toMatchObject({ is: 'site', site: { version: '' } })
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
    '2 control characters, which nobody can see, were taken out.',
    '2 names of characters (as in &name;) are not known to XML and stand as they were written.',
  ])
})

test('a byte order mark and blank lines before the beginning do no harm, and lines are counted with them', async () => {
  const parts = await partsOf(`\ufeff\n\n${whole}`, 1)
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

const feed = '<rss version="2.0"><channel><title>News</title><item><title>One</title></item></channel></rss>'

test.each([
  ['', 'The file is empty.'],
  ['   \n', 'The file ends before anything begins in it'],
  ['PK\u0003\u0004…', 'This is a ZIP archive. Unpack it'],
  ['%PDF-1.7', 'This is a PDF'],
  ['<!DOCTYPE html><html><body>Not found</body></html>', 'This is a web page (HTML)'],
  ['<html><body>Not found</body></html>', 'This is a web page (HTML)'],
  ['<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'This is an Atom feed'],
  [feed, 'This is an RSS feed, not a WordPress export. In WordPress, choose Tools, Export'],
  [feed.replace(/<item.*item>/, ''), 'This is an RSS feed, not a WordPress export.'],
  ['<urlset></urlset>', 'it begins with <urlset>'],
  [
    'Warning: headers already sent <?xml version="1.0"?>',
    'Where the message of a server or a plugin stands before that',
  ],
  ['{"posts":[]}', 'The file does not begin with XML'],
])('%j is refused in words', async (file, sentence) => {
  const parts = await partsOf(file)
  expect(parts).toHaveLength(1)
  expect(parts[0]).toMatchObject({ is: 'broken', message: expect.stringContaining(sentence) as string })
})

test('gzip is told apart', async () => {
  expect((await itemsOf(Uint8Array.of(0x1f, 0x8b, 8, 0, 0))).broken?.message).toContain('compressed (gzip)')
})

test('a document type is refused, and with it every entity it could define', async () => {
  const bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  const { items, broken } = await itemsOf(exportOf(itemWith('')).replace('<rss', `${bomb}<rss`))
  expect(items).toEqual([])
  expect(broken?.message).toContain('document type (DOCTYPE)')
})

test('a file that is cut off gives what was whole, and says in which item it ends, wherever that is', async () => {
  const start = whole.indexOf('<item>')
  for (let cut = start + 6; cut < whole.length - 3; cut += 13) {
    const { items, broken } = await itemsOf(whole.slice(0, cut))
    const ended = whole.slice(0, cut).split('</item>').length - 1
    expect(items).toHaveLength(ended)
    expect(broken?.message).toContain('The file is cut off')
  }
  const { broken } = await itemsOf(whole.slice(0, whole.indexOf('<wp:status>')))
  expect(broken).toMatchObject({ line: lineOf('<wp:status>') })
  expect(broken?.message).toContain('in the middle of what begins on line 18 (item “A ferry & its crew”)')
})

test('an item within which something is not closed is not given, and the line is said', async () => {
  const crossed = whole.replace('</excerpt:encoded>\n\t\t<wp:post_id>41', '\n\t\t<wp:post_id>41')
  const { items, broken } = await itemsOf(crossed)
  expect(items).toEqual([])
  expect(broken).toMatchObject({ line: lineOf('</item>'), column: '\t</item>'.length + 1 })
  expect(broken?.message).toContain(`<excerpt:encoded> begins on line ${lineOf('<excerpt')} and is not closed`)
})

test('an item that is closed by what is around it is not given', async () => {
  const { items, broken } = await itemsOf(exportOf('<item><title>Half</title><wp:post_id>1</wp:post_id>'))
  expect(items).toEqual([])
  expect(broken?.message).toContain('<item> begins on line 13 and is not closed')
})

test('markup that is no XML is told with its place', async () => {
  const { broken } = await itemsOf(exportOf(itemWith('<dc:creator>a < b</dc:creator>')))
  expect(broken).toMatchObject({ line: 13 })
  expect(broken?.message).toContain('A “<” stands here that begins no element.')
})

test('elements within elements without end are refused', async () => {
  expect((await itemsOf(exportOf(itemWith('<a>'.repeat(1000))))).broken?.message).toContain('50 deep')
})

test('a text that never ends is refused before it fills the memory', async () => {
  let given = 0
  async function* endless() {
    yield new TextEncoder().encode(exportOf('').replace('</channel>\n</rss>\n', '<item><content:encoded><![CDATA['))
    for (; ; given += 65_536) yield new Uint8Array(65_536).fill(97)
  }
  const parts = await partsFrom(endless())
  expect(parts.at(-1)).toMatchObject({
    is: 'broken',
    message: expect.stringContaining('longer than 16 million') as string,
  })
  expect(given).toBeLessThan(longestItem + 200_000)
})

test('a channel of things that nobody knows fills no memory either', async () => {
  const { broken } = await itemsOf(exportOf(`<x>${'a'.repeat(10_000)}</x>`.repeat(1_700)), 1_000_000)
  expect(broken?.message).toContain('longer than 16 million')
})
