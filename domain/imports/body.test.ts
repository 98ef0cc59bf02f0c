import { expect, test } from 'vitest'
import { imported, refsIn } from './test-body'

const page = (html: string) => imported(html).page

test('a classic text: an empty line ends a paragraph, a line is a line, blocks stay as they are', () => {
  expect(page('One\nand two\n\n\nThree\r\n<br />Four\n<h2>Five</h2>\nSix<br>\nSeven')).toBe(
    '<p>One<br>and two</p><p>Three</p><p>Four</p><h2 id="five">Five</h2><p>Six<br>Seven</p>',
  )
  expect(page('<blockquote>One\n\nTwo</blockquote>\nThree\n<pre>a\n\n  b</pre>\n\n<hr />')).toBe(
    '<blockquote><p>One</p><p>Two</p></blockquote><p>Three</p><pre><code>a\n\n  b</code></pre><hr>',
  )
  expect(page('A <em>mark\n\nthat goes</em> on')).toBe('<p>A <em>mark</em></p><p><em>that goes</em> on</p>')
})

test('spaces are as a browser shows them, and paragraphs without a word are left out', () => {
  expect(
    page('<!-- wp:paragraph --><p>  One \n two&nbsp; three </p><p>&nbsp;</p><p><br></p><!-- /wp:paragraph -->'),
  ).toBe('<p>One two three</p>')
  expect(imported(' \n&nbsp;<p></p>').body).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
})

test('headings begin at the second level, below a title within the text one further down', () => {
  expect(page('<h2>A</h2><h5>B</h5>')).toBe('<h2 id="a">A</h2><h4 id="b">B</h4>')
  expect(page('<h1>A</h1><h2><strong>B</strong></h2><h3> </h3>')).toBe('<h2 id="a">A</h2><h3 id="b">B</h3>')
})

test('marks by name and by style; colours and sizes go', () => {
  expect(
    page('<b>a</b> <i>b</i> <del>c</del> <code>d</code> <span style="font-weight:700;color:red">e</span> <u>f</u>'),
  ).toBe('<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code> <strong>e</strong> f</p>')
  expect(page('km<sup>2</sup>, CO<sub>2</sub>, 1<sup>st</sup>, <q>said</q>')).toBe('<p>km², CO₂, 1st, “said”</p>')
  expect(page('<a href="https://x.example"><code>a</code></a>')).toBe('<p><a href="https://x.example">a</a></p>')
})

test('how a word is read stands in brackets behind it', () => {
  expect(page('<p><ruby>行<rp>(</rp><rt>háng</rt><rp>)</rp></ruby>业</p>')).toBe('<p>行 (háng)业</p>')
})

test('words in another language keep it, on whatever element it stands; what a word processor says of all words goes', () => {
  expect(page('<p>He said <em lang="FR-fr">bonjour</em> <bdi lang="ar" dir="rtl">سلام</bdi>.</p>')).toBe(
    '<p>He said <span lang="fr-FR"><em>bonjour</em></span> <span lang="ar" dir="rtl">سلام</span>.</p>',
  )
  expect(page('<blockquote lang="fr"><p>Un <span lang="en">weekend</span></p></blockquote>')).toBe(
    '<blockquote><p><span lang="fr">Un </span>weekend</p></blockquote>',
  )
  expect(page('<p lang="EN-US"><span lang="EN-US">All</span> <span lang="X-NONE">of</span> it</p>')).toBe(
    '<p>All of it</p>',
  )
  expect(page('<p><span lang="KHM">Words</span> <code lang="fr">x</code></p>')).toBe('<p>Words <code>x</code></p>')
})

test('links lead where their pages are now; those that lead nowhere keep their words', () => {
  const { page, listed, links } = imported(
    '<a href="https://old.example/report.pdf">one</a> <a href="//x.example/">two</a> <a href="javascript:alert(1)">three</a> <a name="x">four</a>',
  )
  expect(page).toBe('<p><a href="/report.pdf">one</a> <a href="https://x.example/">two</a> three four</p>')
  expect(listed).toEqual(['A link leads nowhere and was left out. (three: javascript:alert(1))'])
  expect(links).toEqual(['https://old.example/report.pdf', 'https://x.example/', 'javascript:alert(1)'])
})

test('lists, with what stands in them out of place', () => {
  expect(page('<ol start="3"><li>a<ul><li>b</li></ul></li><ul><li>c</li></ul>d<li></li></ol>')).toBe(
    '<ol start="3"><li><p>a</p><ul><li><p>b</p></li></ul><ul><li><p>c</p></li></ul></li><li><p>d</p></li></ol>',
  )
  expect(page('<dl><dt>Term</dt><dd>Meaning</dd></dl>')).toBe('<p><strong>Term</strong></p><p>Meaning</p>')
})

test('tables keep their cells; their caption and what is no cell stand above', () => {
  expect(
    page(
      '<table><caption>Cases</caption><thead><tr><td>A</td></tr></thead>x<tr><td colspan="2">1<ul><li>b</li></ul></td></tr></table>',
    ),
  ).toBe(
    '<p>Cases</p><p>x</p><div class="table" role="region" aria-label="Table 1" tabindex="0"><table>' +
      '<thead><tr><th scope="col"><p>A</p></th></tr></thead>' +
      '<tbody><tr><td colspan="2"><p>1</p><ul><li><p>b</p></li></ul></td></tr></tbody></table></div>',
  )
  const nested = imported('<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>')
  expect(nested.page).toContain('<td><p>a</p><p>b</p><p>c</p></td>')
  expect(nested.listed).toEqual(['A table within a table became text. (b c)'])
})

test('pictures that are here are shown, with the words of the text before those of the library', () => {
  expect(page('<img src="https://old.example/ferry.jpg">')).toBe(
    '[ferry “A ferry” <figcaption>Its own caption <span class="credit">Photo: Mai</span></figcaption>]',
  )
  expect(
    page('<figure><img class="wp-image-42" src="x/y.jpg" alt="B"><figcaption>C <b>d</b></figcaption></figure>'),
  ).toBe('[boat “B” <figcaption>C d</figcaption>]')
})

test('a picture does not tear a sentence apart', () => {
  expect(page('<p>One <img src="ferry.jpg" alt="F"> two.</p><p>Three</p>')).toMatch(
    /^<p>One two.<\/p>\[ferry .*\]<p>Three<\/p>$/,
  )
  expect(page('<img src="ferry.jpg">\nBeside it')).toMatch(/^\[ferry .*\]<p>Beside it<\/p>$/)
})

test('a picture that leads to something else has a link below it; one that leads to itself has none', () => {
  expect(page('<a href="https://old.example/report.pdf"><img src="ferry.jpg" alt="Cover"></a>')).toMatch(
    /^\[ferry .*\]<p><a href="\/report.pdf">Cover<\/a><\/p>$/,
  )
  expect(page('<a href="https://old.example/ferry.jpg"><img src="ferry.jpg"></a>')).toMatch(/^\[ferry [^<]*<.*\]$/)
  expect(page('<a href="https://old.example/boat/" rel="attachment wp-att-42"><img src="y.jpg" alt="B"></a>')).toBe(
    '[boat “B” ]',
  )
})

test('a picture that is missing leaves its words, and a link to where it was', () => {
  const { page, listed } = imported(
    '<img src="https://x.example/big%20boat.png"> <img src="data:image/png;base64,AA" alt="Dot">',
  )
  expect(page).toBe('<p><a href="https://x.example/big%20boat.png">big boat.png</a></p><p>Dot</p>')
  expect(listed).toEqual([
    'A file is missing: the text links to where it was. (https://x.example/big%20boat.png)',
    'A picture has no address and was left out. (Dot)',
  ])
})

test('pictures that load late are found, once; faces that are pictures are characters', () => {
  expect(
    page('<img src="data:image/gif;base64,AA" data-src="ferry.jpg"><noscript><img src="ferry.jpg"></noscript>').match(
      /\[ferry/g,
    ),
  ).toHaveLength(1)
  expect(page('Hello <img class="wp-smiley" src="x.gif" alt=":)">')).toBe('<p>Hello :)</p>')
})

test('frames of video sites become cards, other frames links; scripts are left out', () => {
  const { page, listed } = imported(
    '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="A film"></iframe>' +
      '<object><param name="movie" value="http://player.vimeo.com/video/12345"></object>' +
      '<iframe src="https://maps.example/here"></iframe><script>track()</script><style>p{}</style><video src="https://x.example/a.mp4"></video>',
  )
  expect(page).toBe(
    '<p class="video"><a href="https://www.youtube.com/watch?v=abcdefghijk">A film</a></p>' +
      '<p class="video"><a href="https://vimeo.com/12345">https://vimeo.com/12345</a></p>' +
      '<p><a href="https://maps.example/here">https://maps.example/here</a></p><p><a href="https://x.example/a.mp4">a.mp4</a></p>',
  )
  expect(listed).toEqual([
    'A page of another site was shown here; the text links to it. (https://maps.example/here)',
    'A script was left out. (track())',
    'A film or sound was played here; the text links to its file. (https://x.example/a.mp4)',
  ])
})

test('an address alone in its paragraph', () => {
  expect(page('https://youtu.be/abcdefghijk\n\nhttps://old.example/x\n\nSee https://old.example/y')).toBe(
    '<p class="video"><a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></p>' +
      '<p><a href="/x">https://old.example/x</a></p><p>See https://old.example/y</p>',
  )
})

test('the words before “read more” are told', () => {
  expect(imported('One\n\nTwo<!--more Go on-->Three')).toMatchObject({
    teaser: 'One\nTwo',
    page: '<p>One</p><p>Two</p><p>Three</p>',
  })
})

test('what a text will ask for is known beforehand', () => {
  const html =
    '<a href="https://x.example/a"><img class="wp-image-7" src="/uploads/b.jpg"></a>[gallery ids="8,9"]' +
    '<!-- wp:block {"ref":5} /--><!-- wp:file {"id":6,"href":"https://x.example/c.pdf"} --><!-- /wp:file -->'
  expect(refsIn(html)).toEqual({
    mediaRefs: [
      { id: '7', url: '/uploads/b.jpg' },
      { id: '8', url: '' },
      { id: '9', url: '' },
      { id: '6', url: 'https://x.example/c.pdf' },
    ],
    links: ['https://x.example/a', '/uploads/b.jpg'],
    blocks: ['5'],
  })
})
