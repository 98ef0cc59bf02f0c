import { dayOf, upload, type ForeignItem, type ForeignSite } from './export'

// A site of blocks: galleries, columns, buttons, embedded films, notes below the text.

const base = 'https://riverwatch.example'
const at = `${base}/wp-content/uploads/2021/05`
const subjects = ['ferry', 'levee', 'delta', 'harbour', 'estuary', 'canal', 'weir', 'marsh', 'pier', 'reservoir']
const acts = ['rebuilt', 'measured', 'opened', 'surveyed', 'repaired', 'painted', 'closed', 'mapped']

const block = (name: string, html: string, attributes = '') =>
  `<!-- wp:${name}${attributes && ` ${attributes}`} -->\n${html}\n<!-- /wp:${name} -->\n\n`
const paragraph = (html: string) => block('paragraph', `<p>${html}</p>`)
const image = (id: number, name: string, caption: string) =>
  block(
    'image',
    `<figure class="wp-block-image size-large"><img src="${at}/${name}-1024x768.png" alt="A ${name} seen from the bank" class="wp-image-${id}"/><figcaption class="wp-element-caption">${caption}</figcaption></figure>`,
    `{"id":${id},"sizeSlug":"large"}`,
  )

function content(n: number) {
  const [subject, act] = [subjects[n % subjects.length]!, acts[n % acts.length]!]
  return [
    paragraph(
      `In <strong>week ${n + 11}</strong> the ${subject} was ${act} by volunteers &amp; neighbours; it’s “finished”, they told us<sup data-fn="note-${n}" class="fn"><a href="#note-${n}" id="note-${n}-link">1</a></sup>.`,
    ),
    block('heading', `<h2 class="wp-block-heading">How the ${subject} held</h2>`),
    block(
      'gallery',
      `<figure class="wp-block-gallery has-nested-images columns-default">${image(901, 'bank', `Morning number ${n}`)}${image(902, 'boat', `Evening, <em>low</em> tide`)}<figcaption class="blocks-gallery-caption">Two views of the ${subject}</figcaption></figure>`,
      '{"linkTo":"none"}',
    ),
    block(
      'columns',
      `<div class="wp-block-columns">${block('column', `<div class="wp-block-column">${paragraph(`Left: depth ${n}.5 metres.`)}</div>`)}${block('column', `<div class="wp-block-column">${block('list', `<ul class="wp-block-list">${block('list-item', `<li>silt<ul><li>fine</li><li>coarse ${subject}</li></ul></li>`)}</ul>`)}</div>`)}</div>`,
    ),
    block(
      'buttons',
      `<div class="wp-block-buttons">${block('button', `<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="${base}/?p=${((n + 1) % 24) + 1}">Read about the next place</a></div>`)}</div>`,
    ),
    block(
      'embed',
      '<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=abcdefghijk\n</div><figcaption class="wp-element-caption">A film of the flood</figcaption></figure>',
      '{"url":"https://www.youtube.com/watch?v=abcdefghijk","type":"video","providerNameSlug":"youtube"}',
    ),
    block(
      'table',
      `<figure class="wp-block-table"><table><thead><tr><th>Place</th><th>Depth</th></tr></thead><tbody><tr><td>${subject}</td><td>${n}</td></tr></tbody></table><figcaption class="wp-element-caption">Depths, by hand</figcaption></figure>`,
    ),
    block(
      'media-text',
      `<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="${at}/boat.png" alt="A boat" class="wp-image-902"/></figure><div class="wp-block-media-text__content">${paragraph('Beside the picture stand these words.')}</div></div>`,
    ),
    block(
      'details',
      `<details class="wp-block-details"><summary>Who paid</summary>${paragraph('The county, mostly.')}</details>`,
    ),
    block(
      'pullquote',
      `<figure class="wp-block-pullquote"><blockquote><p>Nobody drowned.</p><cite>The ${subject} warden</cite></blockquote></figure>`,
    ),
    block('verse', `<pre class="wp-block-verse">Water finds\nits level ${n}</pre>`),
    block(
      'file',
      `<div class="wp-block-file"><a href="${at}/tides.pdf">Tide tables</a><a href="${at}/tides.pdf" class="wp-block-file__button wp-element-button" download>Download</a></div>`,
      '{"id":903}',
    ),
    block(
      'cover',
      `<div class="wp-block-cover"><img class="wp-block-cover__image-background wp-image-901" alt="" src="${at}/bank.png"/><div class="wp-block-cover__inner-container">${paragraph(`Words upon a cover, ${act}`)}</div></div>`,
    ),
    '<!-- wp:footnotes /-->',
  ].join('')
}

const posts: ForeignItem[] = Array.from({ length: 24 }, (_, n) => ({
  id: n + 1,
  title: `The ${subjects[n % subjects.length]} we ${acts[n % acts.length]} &#8211; part ${n + 1}`.replace(
    '&#8211;',
    '–',
  ),
  slug: `place-${n + 1}`,
  date: dayOf(n, '2019-02-04'),
  content: content(n),
  excerpt: n % 3 ? '' : `A short word about volunteers, ${n}.`,
  terms: [
    ['category', n % 2 ? 'repairs' : 'surveys', n % 2 ? 'Repairs' : 'Surveys'],
    ['post_tag', subjects[n % subjects.length]!, subjects[n % subjects.length]!],
  ],
  meta: { footnotes: JSON.stringify([{ id: `note-${n}`, content: `Minutes of meeting ${n}, <em>unsigned</em>` }]) },
  isSticky: n === 3,
}))

export const english: ForeignSite = {
  name: 'English, blocks',
  language: 'en-GB',
  base,
  ahead: 0,
  permalink: ({ type = 'post', date = '', slug }) =>
    type === 'post' ? `/${date.slice(0, 10).replaceAll('-', '/')}/${slug}/` : `/${slug}/`,
  terms: [
    { id: 2, taxonomy: 'category', slug: 'work', name: 'Work' },
    { id: 3, taxonomy: 'category', slug: 'repairs', name: 'Repairs', parent: 'work' },
    { id: 4, taxonomy: 'category', slug: 'surveys', name: 'Surveys', parent: 'work' },
  ],
  items: [
    ...posts,
    { id: 60, type: 'page', title: 'Who we are', slug: 'who-we-are', content: paragraph('People who live by water.') },
    { id: 61, title: 'A reusable notice', type: 'wp_block', content: paragraph('Call before you row.') },
    {
      id: 62,
      title: 'With a notice',
      slug: 'with-a-notice',
      date: dayOf(30, '2019-02-04'),
      content: `${paragraph('Before.')}<!-- wp:block {"ref":61} /-->`,
    },
    upload(901, `${at}/bank.png`),
    upload(902, `${at}/boat.png`),
    upload(903, `${at}/tides.pdf`),
  ],
  files: ['2021/05/bank.png', '2021/05/boat.png', '2021/05/tides.pdf'],
}
