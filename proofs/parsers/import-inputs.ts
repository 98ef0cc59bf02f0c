import { Readable } from 'node:stream'
import { bodyFromHtml } from '@/domain/imports/body'
import { readSheet } from '@/domain/imports/folder/columns'
import { notesIn } from '@/domain/imports/markup/flow'
import { maxMarkupLength } from '@/domain/imports/markup/parse'
import { plainText } from '@/domain/imports/markup/text-in'
import { maxItemLength, readWxr } from '@/lib/wxr/read'
import { repeatTo, repeatNumbered } from './filled'

// Inputs of imports, read in the process of `gazette import`: the largest accepted ones with the worst known content.

const nowhere = { resolveLink: () => undefined, resolveMedia: () => undefined }
const body = (html: string) => () => bodyFromHtml(html, nowhere)

async function wxr(inside: string, options?: { isLenient: boolean }) {
  const head =
    '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
  for await (const _ of readWxr(Readable.from([Buffer.from(head + inside)]), options)) continue
}

const sheet = (csv: string) => () => readSheet(Buffer.from(csv))

// Just below the limit at which markup counts as endless.
const nodes = 99_000

export const importInputs: [what: string, read: () => unknown][] = [
  ['WXR: tags that are never finished', () => wxr(repeatTo('<item ', maxItemLength))],
  ['WXR: elements within elements', () => wxr(repeatTo('<item><a>', 1_000_000))],
  ['WXR: attributes without end', () => wxr(`<item ${repeatNumbered(500_000, (n) => `a${n}="" `)}`)],
  ['WXR: an item of text alone', () => wxr(`<item><title>${repeatTo('x ', maxItemLength)}`)],
  ['WXR: entities that nobody knows', () => wxr(`<item><title>${repeatTo('&x;', 1_500_000)}</title></item>`)],
  ['WXR: a comment of dashes', () => wxr(`<!--${repeatTo('- ', 4_000_000)}`)],
  ['WXR: half a million empty items', () => wxr(repeatTo('<item></item>', 6_500_000))],
  [
    'WXR: endings of a text that goes on, read in the lenient way',
    () => wxr(`<item><content:encoded><![CDATA[${repeatTo(']]>', maxItemLength / 6)}`, { isLenient: true }),
  ],
  ['HTML: elements within elements', body(repeatTo('<div>', maxMarkupLength))],
  ['HTML: as deep as is read, and long', body('<div>'.repeat(1_990) + repeatTo('x ', maxMarkupLength - 20_000))],
  ['HTML: nothing but “<”', body(repeatTo('<', maxMarkupLength))],
  ['HTML: paragraphs', body(repeatTo('<p>x', nodes * 4))],
  ['HTML: bold letters', body(repeatTo('<b>x</b>', nodes * 4))],
  ['HTML: text alone', body(repeatTo('word ', maxMarkupLength))],
  ['HTML: empty lines', body(repeatTo('x\n\n', 600_000))],
  ['HTML: spaces that do not break', body(`x${repeatTo('\u00a0', maxMarkupLength - 2)}x`)],
  ['HTML: lines of such spaces', body(repeatTo('\n\u00a0', 600_000))],
  ['HTML: a table of cells', body(`<table>${repeatTo('<tr><td>x', nodes * 4)}`)],
  ['HTML: cells over a thousand others', body(`<table>${repeatTo('<tr><td colspan=1000 rowspan=1000>x', nodes * 17)}`)],
  ['HTML: lists within lists', body(repeatTo('<ul><li>x', 1_900 * 9))],
  ['HTML: places and links to them', body(repeatNumbered(nodes / 2, (n) => `<a id=x${n} href=#x${n}>x</a>`))],
  ['HTML: headings', body(repeatTo('<h2>x</h2>', nodes * 5))],
  ['HTML: an attribute over and over', body(`<a ${repeatTo('a ', maxMarkupLength - 10)}>`)],
  ['HTML: brackets', body(repeatTo('[a ', maxMarkupLength))],
  ['HTML: shortcodes that are never finished', body(repeatTo('[a="', maxMarkupLength))],
  ['HTML: comments of blocks', body(repeatTo('<!-- wp:a -->', nodes * 13))],
  ['HTML: entities', body(repeatTo('&amp;', nodes * 5))],
  ['HTML: too many entities, each another', body(repeatNumbered(600_000, (n) => `&x${n};`))],
  ['a title in HTML', () => plainText(repeatTo('<b>', 10_000_000))],
  ['footnotes', () => notesIn(JSON.stringify([{ id: 'a', content: repeatTo('<a href="http">', maxMarkupLength) }]))],
  ['CSV: a quotation that never ends', sheet(`file,title\n"${repeatTo('x,', 19_000_000)}`)],
  ['CSV: columns without end', sheet(`file,${repeatTo('a,', 19_000_000)}\n`)],
  [
    'CSV: as many columns as there may be, and lines',
    sheet(`file,${repeatNumbered(998, (n) => `c${n},`)}\n${repeatTo(`${repeatTo(',', 900)}x\n`, 18_000_000)}`),
  ],
  ['CSV: quotation marks', sheet(`file\n${repeatTo('"" ', 19_000_000)}`)],
  ['CSV: empty lines', sheet(repeatTo('\n', 19_000_000))],
]
