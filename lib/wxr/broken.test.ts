import { expect, test } from 'vitest'
import { maxItemLength } from './read'
import { exportOf, itemsOf, itemWith, lineOf, partsFrom, partsOfFile, whole } from './test-export'

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
  const parts = await partsOfFile(file)
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
  let yieldedBytes = 0
  async function* endless() {
    yield new TextEncoder().encode(exportOf('').replace('</channel>\n</rss>\n', '<item><content:encoded><![CDATA['))
    for (; ; yieldedBytes += 65_536) yield new Uint8Array(65_536).fill(97)
  }
  const parts = await partsFrom(endless())
  expect(parts.at(-1)).toMatchObject({
    is: 'broken',
    message: expect.stringContaining('longer than 16 million') as string,
  })
  expect(yieldedBytes).toBeLessThan(maxItemLength + 200_000)
})

test('a channel of things that nobody knows fills no memory either', async () => {
  const { broken } = await itemsOf(exportOf(`<x>${'a'.repeat(10_000)}</x>`.repeat(1_700)), 1_000_000)
  expect(broken?.message).toContain('longer than 16 million')
})
