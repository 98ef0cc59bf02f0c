import { expect, test } from 'vitest'
import { mediaIn, renderBody, textOf, type BodyMedia } from './render'
import { bodySchema } from './schema'

const doc = (...content: unknown[]) => bodySchema.nodeFromJSON({ type: 'doc', content })
const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, marks })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const html = (...content: unknown[]) => renderBody(doc(...content), new Map())

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
  expect(html(paragraph(words('here', { type: 'link', attrs: { href } })))).toBe('<p>here</p>')
})

test('an address cannot break out of its attribute', () => {
  const out = html(paragraph(words('here', { type: 'link', attrs: { href: 'https://example.org/" onmouseover="x' } })))
  expect(out).toBe('<p><a href="https://example.org/&quot; onmouseover=&quot;x">here</a></p>')
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
    name: 'x.jpg',
    type: 'image/jpeg',
    bytes: 1,
    width: 1200,
    height: 800,
    pages: null,
  }
  const node = (attrs: object) => ({ type: 'picture', attrs: { mediaId: upload.id, caption: 'A <b>', ...attrs } })
  const out = renderBody(doc(node({ alt: 'A "river"' })), new Map([[upload.id, upload]]))
  expect(out).toContain('alt="A &quot;river&quot;" width="1200" height="800"')
  expect(out).toContain(
    '/media/0123456789ab/480.webp 480w, /media/0123456789ab/960.webp 960w, /media/0123456789ab/1200.webp 1200w',
  )
  expect(out).toContain('<figcaption>A &lt;b&gt;</figcaption>')
  expect(renderBody(doc(node({ alt: 'x', decorative: true })), new Map([[upload.id, upload]]))).toContain('alt=""')
  expect(mediaIn(doc(node({})))).toEqual([upload.id])
})

test('plain text keeps blocks apart', () => {
  expect(textOf(doc(paragraph(words('one')), paragraph(words('two'))))).toBe('one\ntwo')
})
