import { expect, test } from 'vitest'
import { oldQuery } from './old-query'
import { oldShapes } from './old-shapes'

const uploaded = (...names: string[]) => names.map((name) => `/wp-content/uploads/2014/10/${name}`)

test.each([
  ['/feed', [{ of: '/', endings: ['/feed.xml'] }]],
  ['/feed/rss2', [{ of: '/', endings: ['/feed.xml'] }]],
  ['/feed/atom', [{ of: '/', endings: ['/atom.xml', '/feed.xml'] }]],
  ['/km/feed', [{ of: '/km', endings: ['/feed.xml'] }]],
  ['/comments/feed', ['/feed']],
  ['/2014/10/feed', [{ of: '/2014/10', endings: ['/feed.xml', ''] }]],
  ['/category/news/law/feed', [{ of: '/category/news/law', endings: ['/feed.xml', ''] }]],
  ['/2014/10/a-post/feed', [{ of: '/2014/10/a-post', endings: ['/feed.xml', ''] }]],
  ['/category/law', ['/topics/law', '/countries/law']],
  ['/category/asia/laos', ['/topics/laos', '/countries/laos']],
  ['/category/asia/laos/page/2', [{ of: '/category/asia/laos', endings: ['/page/2', ''] }]],
  ['/updates/page/3', [{ of: '/updates', endings: ['/page/3', ''] }]],
  ['/tag/law', ['/topics/law', '/countries/law']],
  ['/author/un-act', ['/news']],
  ['/author/un-act/page/2', [{ of: '/author/un-act', endings: ['/page/2', ''] }]],
  ['/2014/10/07', ['/2014/10']],
  ['/2014/10/07/a-post', ['/2014/10/a-post']],
  ['/2014/10/07/page/2', [{ of: '/2014/10/07', endings: ['/page/2', ''] }]],
  ['/2014/page/2', [{ of: '/2014', endings: ['/page/2', ''] }]],
  ['/page/3', [{ of: '/news', endings: ['/page/3', ''] }]],
  // Past the end of the site's own lists is nowhere.
  ['/2014/10/page/9', [{ of: '/2014/10', endings: ['/page/9'] }]],
  ['/topics/law/page/9', [{ of: '/topics/law', endings: ['/page/9'] }]],
  ['/2014/10/a-post/comment-page-2', ['/2014/10/a-post']],
  ['/2014/10/a-post/amp', ['/2014/10/a-post']],
  ['/2014/10/a-post/2', ['/2014/10/a-post']],
  ['/2014/10/2014/2', []],
  ['/siren.html', ['/siren']],
  ['/background/siren.htm', ['/background/siren']],
  ['/index.php', ['/']],
  ['/docs/index.html', ['/docs']],
  ['/index.php/2014/10/a-post', ['/2014/10/a-post']],
  ['/archives/12', ['/?p=12']],
  ['/wp-content/uploads/2014/10/x-300x200.jpg', uploaded('x.jpg', 'x-scaled.jpg')],
  ['/wp-content/uploads/2014/10/x-300x200@2x.jpg', uploaded('x.jpg', 'x-scaled.jpg')],
  ['/wp-content/uploads/2014/10/x.jpg', uploaded('x-scaled.jpg')],
  ['/wp-content/uploads/2014/10/x-scaled.jpg', uploaded('x.jpg')],
  ['/wp-content/uploads/2014/10/x-pdf-212x300.jpg', uploaded('x-pdf.jpg', 'x-pdf-scaled.jpg', 'x.pdf')],
  ['/wp-content/uploads/2014/10/report.pdf', uploaded('report-scaled.pdf')],
  ['/?feed=rss2', [{ of: '/', endings: ['/feed.xml'] }]],
  ['/?feed=atom', [{ of: '/', endings: ['/atom.xml', '/feed.xml'] }]],
  ['/?m=201410', ['/2014/10']],
  ['/?m=2014', ['/2014']],
  ['/?m=20141007', ['/2014/10']],
  ['/km?tag=law', ['/km/topics/law', '/km/countries/law']],
  ['/?cat=law', ['/topics/law', '/countries/law']],
  ['/?cat=3', []],
  ['/?author=1', ['/news']],
  ['/?p=12', ['/?page_id=12', '/?attachment_id=12']],
  ['/km?page_id=12', ['/km?p=12', '/km?attachment_id=12']],
  ['/about', []],
  ['/2014/10/a-post', []],
])('WordPress’s %s may be at %j', (source, places) => {
  expect(oldShapes(source)).toEqual(places)
})

test.each([
  ['?p=12', '?p=12'],
  ['?P=12', undefined],
  ['?feed=RSS2', '?feed=rss2'],
  ['?p=12&utm_source=x', '?p=12'],
  ['?p=12&m=201410', undefined],
  ['?p=1&p=2', undefined],
  ['?p=', undefined],
  ['?p=1e3', undefined],
  ['?p=1234567890123', undefined],
  ['?tag=../admin', undefined],
  ['?tag=a%2Fb', undefined],
  ['?page=2', undefined],
  ['?toString=1', undefined],
  ['', undefined],
])('of the query “%s” the old kind is %s', (query, old) => {
  expect(oldQuery(query)).toBe(old)
})
