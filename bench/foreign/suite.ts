import { upload, type ForeignItem, type ForeignSite } from './export'

// What makers of themes test with: every kind of block, deep lists, odd tables, odd titles, odd states.

const base = 'https://suite.example'
const at = `${base}/wp-content/uploads/2013/03`

const deepList = (depth: number): string =>
  depth === 0 ? '' : `<ul><li>level ${depth}${deepList(depth - 1)}</li><li>beside ${depth}</li></ul>`
const quote = (depth: number): string =>
  depth === 0 ? '' : `<blockquote><p>quoted ${depth} deep</p>${quote(depth - 1)}</blockquote>`
const block = (name: string, html: string, attributes = '') =>
  `<!-- wp:${name}${attributes && ` ${attributes}`} -->${html}<!-- /wp:${name} -->\n`

const markup: [string, string][] = [
  ['Lists within lists', deepList(9)],
  ['Numbered lists', '<ol start="5" type="a" reversed><li>five</li><li>six<ol><li>inner</li></ol></li></ol>'],
  ['Quotes in quotes', quote(5)],
  [
    'A table with spans',
    '<table><caption>Caption of the table</caption><colgroup><col><col></colgroup><thead><tr><th rowspan="2">Name</th><th colspan="2">Both</th></tr><tr><th>first</th><th>second</th></tr></thead><tfoot><tr><td colspan="3">Foot of it</td></tr></tfoot><tbody><tr><td>alpha</td><td rowspan="2">tall cell</td><td>gamma</td></tr><tr><td>delta</td><td>epsilon<ul><li>cell list</li></ul></td></tr></tbody></table>',
  ],
  [
    'A table in a table',
    '<table><tr><td>outer<table><tr><td>inner cell</td></tr></table></td><td>after</td></tr></table>',
  ],
  [
    'Every mark',
    '<p><abbr title="x">abbr</abbr> <b>b</b> <cite>cite</cite> <code>code &lt;b&gt;</code> <del>del</del> <dfn>dfn</dfn> <em>em</em> <i>i</i> <ins>ins</ins> <kbd>Ctrl</kbd> <mark>mark</mark> <q>q words</q> <s>s</s> <samp>samp</samp> <small>small</small> <strike>strike</strike> <strong>strong</strong> <sub>sub</sub> <sup>sup</sup> <tt>tt</tt> <u>u</u> <var>var</var> <bdo dir="rtl">turned</bdo> <time datetime="2013-01-01">New Year</time></p>',
  ],
  [
    'Headings of all levels',
    [1, 2, 3, 4, 5, 6].map((n) => `<h${n}>Level ${n} heading</h${n}><p>Below ${n}.</p>`).join(''),
  ],
  [
    'Definitions',
    '<dl><dt>Term one</dt><dd>Meaning one</dd><dd>Meaning two</dd><dt>Term two</dt><dd><p>Paragraph meaning</p></dd></dl>',
  ],
  [
    'Written as it is',
    '<pre>  keep   these\n\tspaces &amp; [gallery] &lt;tags&gt;</pre><address>12 Some Street<br>Some Town</address>',
  ],
  [
    'Entities',
    '<p>&copy; &eacute;t&eacute; &#8220;x&#8221; &hellip; &frac12; &euro;5 &Omega; AT&T R&D &notanentity; 5 < 6 &amp;amp; &#x4E2D;</p>',
  ],
  [
    'From right to left',
    '<p dir="rtl" lang="ar">هذه فقرة تُقرأ من اليمين إلى اليسار، مع كلمة <strong>مهمة</strong>.</p><p dir="rtl" lang="he">שלום עולם</p><p>Back again.</p>',
  ],
  [
    'Emoji and joiners',
    '<p>👩‍👩‍👧 family, e\u0301te\u0301 decomposed, ﬁne ligature, soft\u00adhyphen, non\u2011breaking, क्ष joined</p>',
  ],
  [
    'Parts of a page',
    '<section><header><p>header words</p></header><article><p>article words</p><aside>aside words</aside></article><footer>footer words</footer></section><figure><p>figure paragraph</p><figcaption>figure caption</figcaption></figure><details open><summary>summary words</summary>detail words</details><fieldset><legend>legend words</legend>field words</fieldset>',
  ],
  ['Text without paragraphs', 'First line\nsecond line\n\nthird line <br/> fourth<br><br>fifth'],
  ['Unclosed things', '<p>open <b>bold <i>both</b> italic</i><p>next<div>division<p>within'],
  ['Pages of one text<!--nextpage-->', 'Part one\n\n<!--nextpage-->\n\nPart two'],
  [
    'Blocks of words',
    [
      block('code', '<pre class="wp-block-code"><code>let x = 1;</code></pre>'),
      block('preformatted', '<pre class="wp-block-preformatted">pre words</pre>'),
      block(
        'quote',
        `<blockquote class="wp-block-quote">${block('paragraph', '<p>block quote</p>')}<cite>its source</cite></blockquote>`,
      ),
      block('separator', '<hr class="wp-block-separator"/>'),
      block(
        'spacer',
        '<div style="height:50px" aria-hidden="true" class="wp-block-spacer"></div>',
        '{"height":"50px"}',
      ),
      block('html', '<div class="x"><p>raw html words</p></div>'),
      block('freeform', '<p>classic within blocks</p>'),
      block(
        'group',
        `<div class="wp-block-group">${block('heading', '<h2>grouped heading</h2>')}${block('paragraph', '<p>grouped words</p>')}</div>`,
      ),
      block(
        'vendor/unknown',
        '<div class="wp-block-vendor-unknown"><p>words of a plugin</p></div>',
        '{"a":{"b":[1,"--\\u003e"]}}',
      ),
      block(
        'social-links',
        '<ul class="wp-block-social-links"><!-- wp:social-link {"url":"https://social.example/x","service":"mastodon"} /--></ul>',
      ),
      block(
        'gallery',
        `<ul class="wp-block-gallery columns-2"><li class="blocks-gallery-item"><figure><img src="${at}/one.png" alt="One" data-id="201"/><figcaption>old gallery caption</figcaption></figure></li></ul>`,
        '{"ids":[201]}',
      ),
      block(
        'table',
        '<figure class="wp-block-table"><table class="has-fixed-layout"><tbody><tr><td>only cell</td></tr></tbody></table></figure>',
      ),
      block('latest-posts', '', '{"postsToShow":3}'),
      block('more', '<!--more Read on here-->', '{"customText":"Read on here"}'),
      block('nextpage', '<!--nextpage-->'),
      block(
        'text-columns',
        '<div class="wp-block-text-columns columns-2"><div class="wp-block-column"><p>column words left</p></div><div class="wp-block-column"><p>column words right</p></div></div>',
      ),
      block(
        'jetpack/tiled-gallery',
        `<div class="wp-block-jetpack-tiled-gallery"><figure><img alt="One" data-id="201" src="${at}/one.png"/></figure></div>`,
      ),
      block(
        'video',
        '<figure class="wp-block-video"><video controls src="https://films.example/a.mp4"></video><figcaption>caption of a film</figcaption></figure>',
      ),
      block(
        'audio',
        '<figure class="wp-block-audio"><audio controls src="https://films.example/a.mp3"></audio><figcaption>caption of a sound</figcaption></figure>',
      ),
      block('query', '<div class="wp-block-query"></div>'),
      block('search', '', '{"label":"Search"}'),
      block('subhead', '<p class="wp-block-subhead">subhead words</p>'),
      block(
        'accordion',
        `<div class="wp-block-accordion">${block('accordion-item', '<div><h3><button>accordion title</button></h3><div><p>accordion words</p></div></div>')}</div>`,
      ),
    ].join('\n'),
  ],
]

const posts: ForeignItem[] = markup.map(([title, content], n) => ({
  id: n + 1,
  title: title.replace('<!--nextpage-->', ''),
  slug: `markup-${n + 1}`,
  date: `2013-0${(n % 9) + 1}-11 22:33:44`,
  content,
  terms: [['category', 'markup', 'Markup']],
}))

const odd = (id: number, more: Partial<ForeignItem>): ForeignItem => ({
  id,
  title: `Odd ${id}`,
  slug: `odd-${id}`,
  date: '2012-03-15 00:30:00',
  content: `<p>Odd words ${id}.</p>`,
  ...more,
})
const hidden = { title: 'hiddenword', content: 'hiddenword' }

export const suite: ForeignSite = {
  name: 'English, of a test suite',
  language: 'en-US',
  base,
  ahead: -7,
  terms: [
    { id: 1, taxonomy: 'category', slug: 'uncategorized', name: 'Uncategorized' },
    { id: 2, taxonomy: 'category', slug: 'markup', name: 'Markup' },
    { id: 3, taxonomy: 'category', slug: 'nobody', name: 'Nobody carries it' },
  ],
  items: [
    ...posts,
    odd(101, { title: '' }),
    odd(102, { title: 'word '.repeat(50).trim() }),
    odd(103, { title: 'Markup in <em>titles</em> &amp; &quot;quotes&quot;' }),
    odd(104, { title: 'Superlongwordwithoutanyspaceinit'.repeat(6) }),
    odd(105, { content: '' }),
    odd(106, { slug: '', link: '/?p=106' }),
    odd(107, { slug: '2013', link: '/2012/03/2013/' }),
    odd(108, { isSticky: true, terms: [['post_format', 'post-format-quote', 'Quote']] }),
    odd(109, { comments: ['A comment that stays behind'] }),
    odd(110, { meta: { _wp_old_slug: 'odd-before', _thumbnail_id: '201' } }),
    odd(111, { terms: [['category', 'uncategorized', 'Uncategorized']] }),
    odd(112, { slug: 'admin', type: 'page' }),
    odd(113, { slug: 'news', type: 'page' }),
    odd(114, { slug: 'same-slug' }),
    odd(115, { slug: 'same-slug', date: '2012-04-15 00:30:00' }),
    odd(120, { status: 'future', date: '2999-01-01 00:00:00', ...hidden }),
    odd(121, { status: 'draft', ...hidden }),
    odd(122, { status: 'private', ...hidden }),
    odd(123, { status: 'pending', ...hidden }),
    odd(124, { status: 'auto-draft', ...hidden }),
    odd(125, { status: 'archived-by-plugin', ...hidden }),
    odd(126, { password: 'enter', ...hidden }),
    odd(127, { status: 'inherit', type: 'revision', ...hidden }),
    odd(128, { type: 'product', ...hidden }),
    odd(129, { type: 'custom_css', ...hidden }),
    upload(201, `${at}/one.png`, { excerpt: 'caption of the upload', meta: { _wp_attachment_image_alt: 'One' } }),
  ],
  files: ['2013/03/one.png'],
}
