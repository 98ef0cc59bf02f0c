import { expect, test } from 'vitest'
import { picturesIn, xhtmlOf } from './xhtml'

const places = {
  origin: 'https://example.org',
  path: '/2014/10/here',
  chapterAt: (path: string) => (path === '/2014/10/there' ? 'text-2.xhtml' : undefined),
  pictureOf: (id: string) => (id === 'abc' ? 'abc.jpg' : undefined),
}
const xhtml = (html: string) => xhtmlOf(html, places)

test('a book has no players: the line below leads to the recording', () => {
  const film =
    '<figure class="recording"><video src="/files/abc/a.mp4" controls preload="none" aria-label="A film"></video><p class="file"><a href="/files/abc/a.mp4">A film</a></p></figure>'
  expect(xhtml(film)).toBe(
    '<figure class="recording"><p class="file"><a href="https://example.org/files/abc/a.mp4">A film</a></p></figure>',
  )
})

test('elements without an end are closed, and what is for pages alone is left out', () => {
  expect(xhtml('<p>One<br>two &amp; three</p><hr>')).toBe('<p>One<br/>two &amp; three</p><hr/>')
  expect(xhtml('<div class="table" role="region" aria-label="Table 1" tabindex="0"><table></table></div>')).toBe(
    '<div class="table" role="region" aria-label="Table 1"><table></table></div>',
  )
  expect(xhtml('<p>A\u0000\u000b\ufffe</p>')).toBe('<p>A</p>')
})

test('what is not well-formed is not passed on', () => {
  for (const html of ['<p>One', '</p>', '<p><em>One</p></em>', '<p>1 < 2</p>', '<p onclick=x>', '<p', 'a<!-- b -->'])
    expect(xhtml(html), html).toBeUndefined()
})

test('a link leads to a chapter that is in the book, or to the site, or where it led', () => {
  const link = (href: string) => /href="([^"]*)"/.exec(xhtml(`<p><a href="${href}">x</a></p>`)!)?.[1]
  expect(link('/2014/10/there')).toBe('text-2.xhtml')
  expect(link('https://example.org/2014/10/there')).toBe('text-2.xhtml')
  expect(link('/2014/10/elsewhere?a=1&amp;b=2')).toBe('https://example.org/2014/10/elsewhere?a=1&amp;b=2')
  expect(link('https://e.org/a b')).toBe('https://e.org/a%20b')
  expect(link('mailto:a@example.org')).toBe('mailto:a@example.org')
  expect(link('#aims')).toBe('#aims')
  expect(link('https://')).toBeUndefined()
})

test('notes are opened in their place, and a passage keeps its language and direction', () => {
  const out = xhtml(
    '<p>x<sup class="ref"><a id="ref:1" href="#note:1" role="doc-noteref" aria-label="Footnote 1">1</a></sup></p>' +
      '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol><li id="note:1">See <a href="#ref:1" role="doc-backlink" aria-label="Back">↩</a></li></ol></section>',
  )
  expect(out).toContain('<a id="ref_1" href="#note_1" role="doc-noteref" aria-label="Footnote 1" epub:type="noteref">')
  expect(out).toContain('epub:type="footnotes"')
  expect(out).toContain('<li id="note_1" epub:type="footnote">')
  expect(xhtml('<p><span lang="ar" dir="rtl">x</span></p>')).toBe(
    '<p><span lang="ar" dir="rtl" xml:lang="ar">x</span></p>',
  )
})

test('a picture is a file of the book, and one that is not there is its description', () => {
  const picture = (id: string, alt: string) =>
    `<figure class="picture"><picture><source type="image/webp" srcset="/media/${id}/480.webp 480w" sizes="100vw"><img src="/media/${id}/960.jpg" alt="${alt}" width="960" height="640" loading="lazy" decoding="async"></picture></figure>`
  expect(picturesIn(picture('abc', 'A river') + picture('def', ''))).toEqual(['abc', 'def'])
  expect(xhtml(picture('abc', 'A river'))).toBe('<figure class="picture"><img src="abc.jpg" alt="A river"/></figure>')
  expect(xhtml(picture('def', 'A river'))).toBe(
    '<figure class="picture"><span class="left-out">[A river]</span></figure>',
  )
  expect(xhtml(picture('def', ''))).toBe('<figure class="picture"></figure>')
})
