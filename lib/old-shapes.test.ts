import { expect, test } from 'vitest'
import { oldQuery } from './old-query'
import { oldShapes } from './old-shapes'

test.each([
  ['/feed', ['/feed.xml']],
  ['/feed/rss2', ['/feed.xml']],
  ['/feed/atom', ['/atom.xml', '/feed.xml']],
  ['/km/feed', ['/km/feed.xml']],
  ['/2014/10/feed', ['/2014/10/feed.xml']],
  ['/category/news/law/feed', ['/category/news/law/feed.xml', '/topics/law/feed.xml', '/countries/law/feed.xml']],
  ['/category/law', ['/topics/law', '/countries/law']],
  ['/category/asia/laos/page/2', ['/topics/laos/page/2', '/countries/laos/page/2']],
  ['/tag/law', ['/topics/law', '/countries/law']],
  ['/2014/10/07', ['/2014/10']],
  ['/2014/10/07/a-post', ['/2014/10/a-post']],
  ['/page/3', ['/news/page/3']],
  ['/?feed=rss2', ['/feed.xml']],
  ['/?feed=atom', ['/atom.xml', '/feed.xml']],
  ['/?m=201410', ['/2014/10']],
  ['/?m=2014', ['/2014']],
  ['/?m=20141007', ['/2014/10']],
  ['/km?tag=law', ['/km/topics/law', '/km/countries/law']],
  ['/?p=12', []],
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
