import { finished } from 'node:stream/promises'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { receiveUpload } from '@/app/api/desk/media/receive'
import { requestText } from '@/app/api/desk/text-of'
import { parseCookies } from '@/auth/cookie'
import { readJsonBody } from '@/auth/json-body'
import { fieldsOf, parseJson } from '@/auth/parse'
import { Content } from '@/domain/content/content'
import { maxBytes, maxRows } from '@/domain/addresses/redirect-import'
import { zipOf } from '@/domain/testing/office'
import { addressesIn } from '@/lib/web/address-list'
import { csvRows } from '@/lib/formats/csv-rows'
import { doiIn, doiProblem } from '@/lib/text/doi'
import { isbnProblem } from '@/lib/text/isbn'
import { oldShapes } from '@/lib/web/old-shapes'
import { oldQuery } from '@/lib/web/old-query'
import { parseQuery } from '@/lib/search/search-terms'
import { slugify } from '@/lib/text/slug'
import { pageAddress, readAddress } from '@/server/front-door/address'
import { preferredEncoding } from '@/server/files/encoding'
import { limits } from '@/server/front-door/limits'
import { repeatTo, repeatNumbered } from './filled'
import { passkeyInputs } from './passkey-inputs'
import { objectsInOtherOrders, inParagraph, link, bodyOfParts } from './json-inputs'

// Inputs read in the server's own process: the largest accepted ones with the worst known content.

const head = 16_000 // bytes of a request's head, as Node takes them
// Characters: the maximum that is parsed.
const [oneText, twoTexts] = [2_490_000, 4_990_000]
const form = 1_000_000

const list = (text: string) => () => () => addressesIn(text, maxRows)
const rows = (text: string) => () => () => csvRows(text, maxRows)
const bytes = (make: () => Buffer) => () => {
  const file = make()
  return () => fileTypeFromBuffer(file)
}
const posted = (body: string, type = 'application/json') =>
  new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } })
const jsonBody =
  (body: string, texts = 1) =>
  () => {
    const request = posted(body)
    return () => readJsonBody(request, texts)
  }
/** A body of the maximum length made of equal parts, parsed and checked as the desk's routes do. */
const body = (part: string, around?: [string, string]) => () => {
  const request = posted(`{"body":${bodyOfParts(part, around)}}`)
  return async () => {
    const json = await readJsonBody(request)
    return json.ok && parseJson(z.object({ body: Content.shape.body }), json.value)
  }
}
const fileHead = `--${'-'.repeat(60)}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`
const multipart = (body: string) => () => {
  const request = posted(body, `multipart/form-data; boundary=${'-'.repeat(60)}`)
  return () =>
    receiveUpload(request, async ({ source }) => {
      // The upload is cut off, so its source fails.
      await finished(source.resume()).catch(() => {})
      return { ok: true, value: undefined }
    })
}
const address = (url: string) => () => () => {
  const requested = readAddress(url)
  return requested && pageAddress(requested)
}

function formOf(names: number) {
  const data = new FormData()
  for (let n = 0; n < names; n++) data.append(`a${n}`, '')
  return data
}

export const servedInputs: [what: string, prepare: () => () => unknown][] = [
  ['sitemap: nothing but “<”', list(repeatTo('<', maxBytes))],
  ['sitemap: tags that are never finished', list(repeatTo('<a ', maxBytes))],
  ['sitemap: elements within elements', list(repeatTo('<a>', maxBytes))],
  ['sitemap: attributes without end', list(`<a ${repeatNumbered(400_000, (n) => `a${n}="" `)}`)],
  ['sitemap: addresses', list(`<urlset>${repeatTo('<url><loc>/a</loc></url>', maxBytes - 20)}`)],
  ['sitemap: entities', list(`<urlset>${repeatTo('&amp;', maxBytes - 20)}`)],
  ['sitemap: a comment of dashes', list(`<urlset><!--${repeatTo('- ', maxBytes - 20)}`)],
  ['sitemap: brackets in a CDATA section', list(`<urlset><![CDATA[${repeatTo(']]', maxBytes - 20)}`)],
  ['CSV: a quotation that never ends', rows(`a,b\n"${repeatTo('x,', maxBytes - 10)}`)],
  ['CSV: a line of empty cells', rows(repeatTo(',', maxBytes))],
  ['CSV: short lines', rows(repeatTo('a,b\n', maxBytes))],
  ['CSV: quotation marks', rows(repeatTo('"" ', maxBytes))],
  ['CSV: spaces', rows(repeatTo(' ', maxBytes))],
  ['CSV: empty lines', rows(repeatTo('\n', maxBytes))],
  [
    'a list as it arrives',
    () => {
      const request = posted(repeatTo('é\n', maxBytes / 2))
      return () => requestText(request)
    },
  ],
  [
    'a file’s type: an archive of many parts',
    bytes(() => zipOf(Array.from({ length: 10_000 }, (_, n) => [`w/${n}`, 'x']))),
  ],
  [
    'a file’s type: a packed list of contents',
    bytes(() => zipOf([['[Content_Types].xml', repeatTo('<a ', 5_000_000), { packed: true }]])),
  ],
  ['a file’s type: nothing', bytes(() => Buffer.alloc(30_000_000))],
  ['a file’s type: labels of music', bytes(() => Buffer.from('ID3\x03\0\0\0\0\0\0'.repeat(100_000), 'latin1'))],
  [
    'a file’s type: a film',
    bytes(() => Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.alloc(30_000_000, 0x81)])),
  ],
  [
    'a file’s type: a picture in pieces',
    bytes(() => Buffer.from(`\x89PNG\r\n\x1a\n${'\0\0\0\0tEXt\0\0\0\0'.repeat(100_000)}`, 'latin1')),
  ],
  ['multipart: nearly an end, over and over', multipart(fileHead + repeatTo(`\r\n--${'-'.repeat(59)}`, 5_000_000))],
  ['multipart: heads without end', multipart(`--${'-'.repeat(60)}\r\n${repeatTo('a: b\r\n', 1_000_000)}`)],
  ['JSON: lists within lists', jsonBody(`${'['.repeat(oneText / 2)}${']'.repeat(oneText / 2)}`)],
  ['JSON: names', jsonBody(`{${repeatNumbered(200_000, (n) => `"${n}k":1,`)}"z":1}`)],
  ['JSON: names in always another order', jsonBody(objectsInOtherOrders(oneText))],
  ['JSON: the same, where two texts are compared', jsonBody(objectsInOtherOrders(twoTexts), 2)],
  ['JSON: objects of a name each', jsonBody(`[${repeatNumbered(140_000, (n) => `{"${n}k":1},`)}1]`)],
  ['JSON: empty objects', jsonBody(`[${repeatTo('{},', 440_000)}1]`)],
  ['JSON: empty objects, where two texts are compared', jsonBody(`[${repeatTo('{},', 880_000)}1]`, 2)],
  ['JSON: numbers', jsonBody(`[${repeatTo('1e5,', oneText - 2)}1]`)],
  ['JSON: numbers, where two texts are compared', jsonBody(`[${repeatTo('1e5,', twoTexts - 2)}1]`, 2)],
  ['JSON: more characters than are parsed', jsonBody(repeatTo('[', limits.bodies.texts.bytes))],
  ['JSON: a string of escapes', jsonBody(`"${repeatTo('\\u0041', oneText)}"`)],
  ['a body of empty paragraphs', body('{"type":"paragraph"}')],
  ['a body of short words', body('{"type":"paragraph","content":[{"type":"text","text":"x"}]}')],
  ['a body of pictures', body('{"type":"picture"}')],
  ['a body of links', body(link, inParagraph)],
  ['a body of footnotes', body('{"type":"footnote"}', inParagraph)],
  ['a body of line ends', body('{"type":"hardBreak"}', inParagraph)],
  [
    'a body of one letter with links',
    body('{"type":"link","attrs":{"href":"/a"}}', [
      `${inParagraph[0]}{"type":"text","text":"x","marks":[`,
      `]}${inParagraph[1]}`,
    ]),
  ],
  ['a body of nothing', body('{}')],
  ['a body of lists of nothing', body('[]')],
  ['a body of numbers', body('1')],
  ['a body of words and nothing', body('{"text":"x"},{}')],
  [
    'a form of many names',
    () => {
      const data = formOf(form / 80)
      return () => fieldsOf(data)
    },
  ],
  ['search: quotation marks and signs', () => () => parseQuery(repeatTo('"- ', head))],
  ['search: words left out', () => () => parseQuery(repeatTo('-a ', head))],
  ['search: lines within words', () => () => parseQuery(repeatTo('ក\n', head))],
  ['search: hyphens', () => () => parseQuery(repeatTo('a-\n', head))],
  ['address: escapes and a long query', address(`/${repeatTo('%41/', head / 2)}?${repeatTo('q=1&', head / 2)}`)],
  ['address: slashes', address(repeatTo('/', head))],
  ['address: languages', address(`${repeatTo('/en', head)}x`)],
  [
    'an old address',
    () => () =>
      ['/page/', '/a', '/wp-content/uploads', '/2014/10/', '/category/a/'].map((part) =>
        oldShapes(repeatTo(part, head)),
      ),
  ],
  ['an old query', () => () => oldQuery(`?${repeatTo('s=a&', head)}`)],
  ['encodings', () => () => preferredEncoding(repeatTo('br;q=0,', head))],
  [
    'cookies',
    () => {
      const request = new Request('http://localhost/', { headers: { cookie: repeatTo('a=b; ', head) } })
      return () => parseCookies(request)
    },
  ],
  ['a title as an address', () => () => slugify(repeatTo('- é', form), 'x')],
  ['a DOI', () => () => [doiProblem(doiIn(`doi:${repeatTo(' ', form)}x`)), doiProblem(repeatTo('10.1234.', form))]],
  ['an ISBN', () => () => isbnProblem(repeatTo('9-', form))],
  ...passkeyInputs,
]
