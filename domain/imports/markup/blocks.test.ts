import { expect, test } from 'vitest'
import { imported } from '../test-body'

/** A block as WordPress saves it. */
function block(name: string, inner: string, attributes?: object) {
  return `<!-- wp:${name}${attributes ? ` ${JSON.stringify(attributes)}` : ''} -->\n${inner}\n<!-- /wp:${name} -->\n\n`
}

const page = (html: string) => imported(html).page

test('blocks of text', () => {
  const { page, listed } = imported(
    block('heading', '<h2 class="wp-block-heading">Aims</h2>') +
      block('paragraph', '<p class="has-text-align-center">One\ntwo</p>', { align: 'center' }) +
      block('list', `<ul>${block('list-item', '<li>a</li>')}${block('list-item', '<li>b</li>')}</ul>`) +
      block(
        'quote',
        `<blockquote class="wp-block-quote">${block('paragraph', '<p>Said</p>')}<cite>By her</cite></blockquote>`,
      ) +
      block('pullquote', '<figure class="wp-block-pullquote"><blockquote><p>Loud</p></blockquote></figure>') +
      block('code', '<pre class="wp-block-code"><code>a &lt; b\n  c</code></pre>') +
      block('verse', '<pre class="wp-block-verse">A line\nand another</pre>') +
      block('separator', '<hr class="wp-block-separator"/>') +
      block(
        'table',
        '<figure class="wp-block-table"><table><tbody><tr><td>1</td></tr></tbody></table><figcaption>T</figcaption></figure>',
      ) +
      block('html', '<p>Raw</p>') +
      block('more', '<!--more-->') +
      block('nextpage', '<!--nextpage-->'),
  )
  expect(page).toBe(
    '<h2 id="aims">Aims</h2><p>One two</p><ul><li><p>a</p></li><li><p>b</p></li></ul>' +
      '<figure class="quotation"><blockquote><p>Said</p></blockquote><figcaption>By her</figcaption></figure><blockquote><p>Loud</p></blockquote>' +
      '<pre><code>a &lt; b\n  c</code></pre><p>A line<br>and another</p><hr>' +
      '<figure class="figures"><figcaption>T</figcaption><div class="table" role="region" aria-label="Table 1" tabindex="0"><table aria-label="T"><tbody><tr><td><p>1</p></td></tr></tbody></table></div></figure>' +
      '<p>Raw</p>',
  )
  expect(listed).toEqual([])
})

test('lists are numbered by letters or Roman figures as they were', () => {
  const { page } = imported(
    '<ol type="A" start="3"><li>One</li></ol><ol style="list-style-type:lower-roman"><li>Two</li></ol><ol type="x"><li>Three</li></ol>',
  )
  expect(page).toBe(
    '<ol type="A" class="upper-alpha" start="3"><li><p>One</p></li></ol>' +
      '<ol type="i" class="lower-roman"><li><p>Two</p></li></ol><ol><li><p>Three</p></li></ol>',
  )
})

test('blocks that arrange others leave what they arrange', () => {
  const column = (text: string) =>
    block('column', `<div class="wp-block-column">${block('paragraph', `<p>${text}</p>`)}</div>`)
  const button =
    '<div class="wp-block-button"><a class="wp-block-button__link" href="https://old.example/go">Go</a></div>'
  expect(
    page(
      block('group', `<div>${block('columns', `<div>${column('One')}${column('Two')}</div>`)}</div>`) +
        block('buttons', `<div>${block('button', button)}</div>`),
    ),
  ).toBe('<p>One</p><p>Two</p><p><a href="/go">Go</a></p>')
})

test('pictures, galleries and files', () => {
  const image = block(
    'image',
    '<figure class="wp-block-image"><img src="y.jpg" alt="B" class="wp-image-42"/><figcaption>C</figcaption></figure>',
    { id: 42 },
  )
  expect(
    page(
      image +
        block(
          'gallery',
          `<figure class="wp-block-gallery">${image}<figcaption class="blocks-gallery-caption">All</figcaption></figure>`,
        ) +
        block(
          'gallery',
          '<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="ferry.jpg" data-id="42"/></figure></li></ul></figure>',
        ) +
        block(
          'file',
          '<div class="wp-block-file"><a href="https://old.example/report.pdf">The report</a><a download>Download</a></div>',
          { id: 9, href: 'https://old.example/report.pdf' },
        ),
    ),
  ).toBe(
    '[boat “B” <figcaption>C</figcaption>][boat “B” <figcaption>C</figcaption>]<p>All</p>[boat “” ][file report “The report”]',
  )
})

test('embedded films are cards, other sites links with their caption', () => {
  const embed = (url: string, caption: string) =>
    block(
      'embed',
      `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${url}\n</div>${caption}</figure>`,
      { url },
    )
  const { page, listed } = imported(
    embed('https://youtu.be/abcdefghijk', '<figcaption>A film</figcaption>') + embed('https://social.example/1', ''),
  )
  expect(page).toBe(
    '<p class="video"><a href="https://www.youtube.com/watch?v=abcdefghijk">A film</a></p><p><a href="https://social.example/1">https://social.example/1</a></p>',
  )
  expect(listed).toEqual(['Something of another site was shown here; the text links to it. (https://social.example/1)'])
})

test('a film of any site that WordPress asked about is a card', () => {
  const wrapped =
    '<figure><div class="wp-block-embed__wrapper">\nhttps://www.ted.com/talks/one\n</div><figcaption>A talk</figcaption></figure>'
  const embed = (type: string) => imported(block('embed', wrapped, { url: 'https://www.ted.com/talks/one', type }))
  expect(embed('video')).toMatchObject({
    page: '<p class="video"><a href="https://www.ted.com/talks/one">A talk</a></p>',
    listed: [],
  })
  expect(embed('rich').page).toBe('<p><a href="https://www.ted.com/talks/one">A talk</a></p>')
})

test('a callout that went to WordPress comes back as one, with what was changed in it', () => {
  const group = (kind: string, label: string, ...inner: string[]) => {
    const className = `gazette-callout gazette-callout-${kind}`
    const labelBlock = label && block('paragraph', `<p class="gazette-callout-label"><strong>${label}</strong></p>`)
    return block('group', `<div class="wp-block-group ${className}">${labelBlock}${inner.join('')}</div>`, {
      className,
    })
  }
  const [paragraph, list] = [block('paragraph', '<p>Said anew</p>'), block('list', '<ul><li>a</li></ul>')]
  expect(page(group('advice', 'Before you go', paragraph, list))).toBe(
    '<aside class="callout callout-advice" role="note"><p class="callout-label">Before you go</p><p>Said anew</p><ul><li><p>a</p></li></ul></aside>',
  )
  const ownLabel = '<p class="callout-label">Warning</p>'
  for (const label of ['Warning', ''])
    expect(page(group('warning', label, paragraph))).toBe(
      `<aside class="callout callout-warning" role="note">${ownLabel}<p>Said anew</p></aside>`,
    )
  expect(page(group('other', '', paragraph))).toContain('callout-note')
  expect(page(group('note', 'Note', block('heading', '<h2>A</h2>'), paragraph))).toBe(
    '<p><strong>Note</strong></p><h2 id="a">A</h2><p>Said anew</p>',
  )
  expect(page(group('note', 'Note'))).toBe('<p><strong>Note</strong></p>')
})

test('classic text between blocks keeps its lines', () => {
  expect(page(`One\ntwo\n\nThree${block('paragraph', '<p>Four</p>')}`)).toBe('<p>One<br>two</p><p>Three</p><p>Four</p>')
})

test('a block that several texts share stands in each; one that holds itself ends', () => {
  const shared = block('paragraph', '<p>Shared</p>')
  const resolveBlock = (id: string) => (id === '5' ? shared : id === '6' ? '<!-- wp:block {"ref":6} /-->' : undefined)
  expect(imported('<!-- wp:block {"ref":5} /-->', { resolveBlock })).toMatchObject({
    page: '<p>Shared</p>',
    listed: [],
    blocks: ['5'],
  })
  expect(imported('<!-- wp:block {"ref":7} /-->', { resolveBlock }).listed).toEqual([
    'A block that several texts share is not in the export, or holds itself. (number 7)',
  ])
  expect(imported('<!-- wp:block {"ref":6} /-->', { resolveBlock }).listed).toEqual([
    'A block that several texts share is not in the export, or holds itself. (number 6)',
  ])
})

test('footnotes of WordPress become footnotes', () => {
  const text =
    '<p>So<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup> and<sup data-fn="b2" class="fn"><a href="#b2">2</a></sup></p>'
  const footnotes = JSON.stringify([{ id: 'a1', content: 'See <a href="https://x.example/r">the report</a>.' }])
  const { doc, listed } = imported(`${block('paragraph', text)}<!-- wp:footnotes /-->`, { footnotes })
  expect(doc.firstChild!.child(1)).toMatchObject({ attrs: { text: 'See the report (https://x.example/r).' } })
  expect(doc.textContent).toBe('So and2')
  expect(listed).toEqual([
    'The words of a footnote are missing from the export. (2)',
    'A link leads to a place within a text, and no heading is at it or above it. (#b2)',
  ])
})

test('a block of a plugin leaves its words, or those in its attributes, and is listed', () => {
  const { page, listed } = imported(
    block('acme/card', '<div class="card"><h3>Card</h3><p>Words</p></div>') +
      '<!-- wp:acme/quote {"data":{"text":"<b>We were</b> there","style":"a b { c }","n":1}} /-->' +
      '<!-- wp:latest-posts /-->',
  )
  expect(page).toBe(
    '<h3 id="card">Card</h3><p>Words</p><p>We were there</p><p><code>[acme/quote]</code></p><p><code>[core/latest-posts]</code></p>',
  )
  expect(listed).toEqual([
    'A block of a plugin was taken over as plain text. (acme/card: Card Words)',
    'A block of a plugin or of WordPress shows something that is not in the text. (acme/quote)',
    'A block of a plugin or of WordPress shows something that is not in the text. (core/latest-posts)',
  ])
})
