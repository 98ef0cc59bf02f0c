import { expect, test } from 'vitest'
import type { BodyMedia } from './body-media'
import { mediaIdsIn, renderBody, plainTextOf } from './render'
import { bodySchema } from './schema'
import { unlimitedSchema } from './test-unlimited'

const doc = (...content: unknown[]) => bodySchema.nodeFromJSON({ type: 'doc', content })
const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, marks })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const html = (...content: unknown[]) => renderBody(doc(...content), new Map())
/** Makes the page of a document that no door would have let in. */
const forged = (...content: unknown[]) => renderBody(unlimitedSchema.nodeFromJSON({ type: 'doc', content }), new Map())

test('markup in a text stays text', () => {
  expect(html(paragraph(words('<script>alert(1)</script> & "x"')))).toBe(
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>',
  )
})

test.each([
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
])('a link to %j loses its address and keeps its words', (href) => {
  const text = paragraph(words('here', { type: 'link', attrs: { href } }))
  expect(() => doc(text)).toThrow('The address of a link cannot be')
  expect(forged(text)).toBe('<p>here</p>')
})

test('an address cannot break out of its attribute', () => {
  const out = html(paragraph(words('here', { type: 'link', attrs: { href: 'https://example.org/" onmouseover="x' } })))
  expect(out).toBe('<p><a href="https://example.org/&quot; onmouseover=&quot;x">here</a></p>')
})

test('a link that says its own address is known by it: on paper it is not said twice', () => {
  const link = { type: 'link', attrs: { href: 'https://example.org/?a=1&b=2' } }
  expect(html(paragraph(words('https://example.org/?a=1&b=2', link)))).toContain('&amp;b=2" class="bare">https:')
  expect(html(paragraph(words('here', link)))).not.toContain('class')
})

test('headings of the same words get different anchors', () => {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [words('Aims')] }
  expect(html(heading, heading)).toBe('<h2 id="aims">Aims</h2><h2 id="aims-2">Aims</h2>')
})

test('tables carry spans but never a style', () => {
  const cell = {
    type: 'tableCell',
    attrs: { colspan: 2, rowspan: 1, colwidth: [120, 80] },
    content: [paragraph(words('x'))],
  }
  const out = html({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })
  expect(out).toContain('<td colspan="2">')
  expect(out).not.toContain('style')
})

test('a picture takes its size from the upload and can be decorative', () => {
  const upload: BodyMedia = {
    id: '0123456789ab',
    lineage: '0123456789ab',
    name: 'x.jpg',
    type: 'image/jpeg',
    bytes: 1,
    width: 1200,
    height: 800,
    pages: null,
    tone: 't14',
  }
  const node = (attrs: object) => ({ type: 'picture', attrs: { mediaId: upload.id, caption: 'A <b>', ...attrs } })
  const out = renderBody(doc(node({ alt: 'A "river"' })), new Map([[upload.id, upload]]))
  expect(out).toContain(
    'alt="A &quot;river&quot;" width="1200" height="800" class="t14" loading="lazy" decoding="async"',
  )
  expect(out).toContain(
    '/media/0123456789ab/480.webp 480w, /media/0123456789ab/960.webp 960w, /media/0123456789ab/1200.webp 1200w',
  )
  expect(out).toContain('<figcaption>A &lt;b&gt;</figcaption>')
  expect(renderBody(doc(node({ alt: 'x', decorative: true })), new Map([[upload.id, upload]]))).toContain('alt=""')
  expect(mediaIdsIn(doc(node({})))).toEqual([upload.id])
})

test('two pictures in a row that are half as wide stand beside each other; one alone does not', () => {
  const upload: BodyMedia = {
    id: '0123456789ab',
    lineage: '0123456789ab',
    name: 'x.jpg',
    type: 'image/jpeg',
    bytes: 1,
    width: 1200,
    height: 800,
    pages: null,
    tone: 't14',
  }
  const node = (width: string) => ({ type: 'picture', attrs: { mediaId: upload.id, alt: 'A river', width } })
  const shown = (...widths: string[]) =>
    renderBody(doc(...widths.map(node)), new Map([[upload.id, upload]]))
      .replace(/<figure class="picture( half)?">.*?<\/figure>/g, (_, half: string) => (half ? '½' : '1'))
      .replaceAll(/<div class="pair">|<\/div>/g, '|')
  expect(shown('half', 'half', 'half')).toBe('|½½|½')
  expect(shown('half', '', 'half', 'half')).toBe('½1|½½|')
  expect(renderBody(doc(node('half')), new Map([[upload.id, upload]]))).toContain(
    'sizes="(min-width: 44rem) 21rem, 50vw"',
  )
  expect(html(node('half'), node('half'))).toBe('')
  expect(() => doc(node('wide'))).toThrow('The width of a picture cannot be “wide”.')
})

test('plain text keeps blocks apart', () => {
  expect(plainTextOf(doc(paragraph(words('one')), paragraph(words('two'))))).toBe('one\ntwo')
})

const cell = (type: string, text: string, attrs = {}) => ({ type, attrs, content: [paragraph(words(text))] })
const row = (...content: unknown[]) => ({ type: 'tableRow', content })
const noted = (text: string) => ({ type: 'footnote', attrs: { text } })

test('heading cells say whether they head a column or a row', () => {
  const out = html({
    type: 'table',
    content: [
      row(cell('tableHeader', 'Country'), cell('tableHeader', 'Cases')),
      row(cell('tableHeader', 'Laos'), cell('tableCell', '12')),
    ],
  })
  expect(out).toBe(
    '<div class="table" role="region" aria-label="Table 1" tabindex="0"><table>' +
      '<thead><tr><th scope="col"><p>Country</p></th><th scope="col" class="n"><p>Cases</p></th></tr></thead>' +
      '<tbody><tr><th scope="row"><p>Laos</p></th><td class="n"><p>12</p></td></tr></tbody></table></div>',
  )
})

test('a first column of headings names each row, the first one too', () => {
  const facts = [
    row(cell('tableHeader', 'Capital'), cell('tableCell', 'Vientiane')),
    row(cell('tableHeader', 'Language'), cell('tableCell', 'Lao')),
  ]
  expect(html({ type: 'table', content: facts })).toContain('<tbody><tr><th scope="row"><p>Capital</p></th>')
})

test('a heading cell that reaches down is not cut off at the end of the head', () => {
  const tall = row(cell('tableHeader', 'Country', { rowspan: 2 }), cell('tableHeader', 'Cases'))
  expect(html({ type: 'table', content: [tall, row(cell('tableCell', '12'))] })).not.toContain('<thead>')
})

test('an empty corner heads nothing', () => {
  const corner = { type: 'tableHeader', content: [paragraph()] }
  const out = html({
    type: 'table',
    content: [row(corner, cell('tableHeader', '2014')), row(cell('tableHeader', 'Laos'), cell('tableCell', '12'))],
  })
  expect(out).toContain('<thead><tr><td><p></p></td><th scope="col" class="n">')
})

test('every table of a text has a name of its own', () => {
  const table = { type: 'table', content: [row(cell('tableCell', '1'))] }
  expect(html(table, table)).toMatch(/aria-label="Table 1".*aria-label="Table 2"/)
})

test('footnotes are numbered in the order of the text, wherever they stand, and lead back', () => {
  const out = html(
    { type: 'heading', attrs: { level: 2 }, content: [words('Aims'), noted('One & <two>')] },
    { type: 'table', content: [row({ type: 'tableCell', content: [paragraph(words('x'), noted('In a cell'))] })] },
    paragraph(words('End', { type: 'bold' }), noted('See https://example.org/a?b=1&c=(2).')),
  )
  expect(out).toContain('<h2 id="aims">Aims<sup class="ref"><a id="ref:1" href="#note:1"')
  expect(out).toContain('<strong>End</strong><sup class="ref"><a id="ref:3" href="#note:3"')
  expect(out).toContain('<li id="note:1">One &amp; &lt;two&gt; <a href="#ref:1" role="doc-backlink"')
  expect(out).toContain('<li id="note:2">In a cell ')
  expect(out).toContain(
    'See <a href="https://example.org/a?b=1&amp;c=(2">https://example.org/a?b=1&amp;c=(2</a>). <a href="#ref:3"',
  )
  expect(out.endsWith('</ol></section>')).toBe(true)
})

test('a text without footnotes has no list of them', () => {
  expect(html(paragraph(words('x')))).toBe('<p>x</p>')
})

test('a callout says what it is, in its own word or in the words of the text', () => {
  const callout = (attrs: object) => forged({ type: 'callout', attrs, content: [paragraph(words('Call 1300.'))] })
  expect(callout({ kind: 'warning' })).toBe(
    '<aside class="callout callout-warning" role="note"><p class="callout-label">Warning</p><p>Call 1300.</p></aside>',
  )
  expect(callout({ kind: 'advice', label: 'ដំបូន្មាន <b>' })).toContain(
    '<aside class="callout callout-advice" role="note"><p class="callout-label">ដំបូន្មាន &lt;b&gt;</p>',
  )
  expect(callout({ kind: '" onclick="x' })).toContain('<aside class="callout callout-note" role="note">')
})

test('a video is a link that names the site it leads to, and nothing of that site', () => {
  const video = (href: string, title = '') => forged({ type: 'video', attrs: { href, title } })
  expect(video('https://www.youtube.com/watch?v=a&t=1', 'Survivors <speak>')).toBe(
    '<p class="video"><a href="https://www.youtube.com/watch?v=a&amp;t=1">Survivors &lt;speak&gt;</a> <span>Video on youtube.com</span></p>',
  )
  expect(video('https://vimeo.com/1')).toContain('>https://vimeo.com/1</a>')
  expect(video('javascript:alert(1)', 'Words')).toBe('<p class="video">Words</p>')
  expect(video('https://')).toBe('<p class="video">https://</p>')
  expect(video('')).toBe('')
})

test('a picture has its credit beside the caption, or alone', () => {
  const upload = {
    id: 'a',
    lineage: 'a',
    name: 'x.jpg',
    type: 'image/jpeg',
    bytes: 1,
    width: 800,
    height: 600,
    pages: null,
    tone: null,
  }
  const picture = (attrs: object) =>
    renderBody(doc({ type: 'picture', attrs: { mediaId: 'a', ...attrs } }), new Map([['a', upload]]))
  expect(picture({ caption: 'A river', credit: 'Photo: A & B' })).toContain(
    '<figcaption>A river <span class="credit">Photo: A &amp; B</span></figcaption>',
  )
  expect(picture({ credit: 'Photo: C' })).toContain('<figcaption><span class="credit">Photo: C</span></figcaption>')
  expect(picture({})).not.toContain('figcaption')
})

test('plain text has what footnotes, captions, credits and titles say', () => {
  const text = plainTextOf(
    doc(
      paragraph(words('Said'), noted('By whom'), words('.')),
      { type: 'picture', attrs: { caption: 'A river', credit: 'Photo: C' } },
      { type: 'callout', content: [paragraph(words('Beware'))] },
      { type: 'video', attrs: { href: 'https://vimeo.com/1', title: 'A film' } },
    ),
  )
  expect(text).toBe('Said [By whom].\nA river Photo: C\nBeware\nA film')
})

test('a body from before these were thought of is read as it was', () => {
  const old = { type: 'picture', attrs: { mediaId: 'a', alt: 'x', decorative: false, caption: '' } }
  expect(() => doc(old, { type: 'file', attrs: { mediaId: 'a', title: '' } }).check()).not.toThrow()
})
