/** @module-tag thorough */
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { media, oldAddresses, redirects } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { everyAddress } from '@/domain/addresses/every-address'
import { silentAddresses } from '@/domain/addresses/silent-addresses'
import { declarePeople } from '@/domain/consents/marks'
import { findDraft } from '@/domain/writing/drafts'
import { redirectTarget } from '../../published/redirects'
import { release } from '@/domain/publishing/releases'
import { got, someone } from '@/domain/testing/newsroom'
import { pdfBytes, pictureBytes } from '@/domain/testing/uploads'
import { attachment, oldUrl, termXml, uploadsWith, type Item } from './test-export'
import { headOfTitle, installation, now, importItems } from './test-import'

beforeEach(() => {
  testDatabase()
})

const leads = async (sources: string[], at = now) =>
  Object.fromEntries(
    await Promise.all(sources.map(async (source) => [source, await redirectTarget({ source, now: at })] as const)),
  )

const terms = [
  termXml('category', { id: 3, slug: 'law', name: 'Law' }),
  termXml('category', { id: 7, slug: 'courts', name: 'Courts', parent: 'law' }),
  termXml('category', { id: 9, slug: 'empty', name: 'Empty' }),
  termXml('category', { id: 1, slug: 'uncategorized', name: 'Uncategorized' }),
  termXml('post_tag', { id: 11, slug: '%e1%80%99%e1%80%bc', name: 'မြ' }),
  termXml('post_tag', { id: 12, slug: 'unused', name: 'Unused' }),
]

test('what WordPress named by numbers and queries leads to what it named, each in one hop', async () => {
  const { report } = await importItems([
    ...terms,
    { id: 1, title: 'One', terms: ['category courts Courts', 'post_tag %e1%80%99%e1%80%bc မြ'] },
    { id: 2, title: 'Two', type: 'page', slug: 'two', terms: ['category uncategorized Uncategorized'] },
  ])
  expect(
    await leads([
      '/?cat=7',
      '/?category_name=courts',
      '/category/law/courts',
      '/?cat=3',
      '/category/law',
      '/?cat=1',
      '/?cat=9',
      '/?tag=%E1%80%99%E1%80%BC',
      '/tag/%E1%80%99%E1%80%BC',
      '/?author=4',
      '/?author_name=sokha',
      '/?page_id=2',
      '/?attachment_id=2',
      '/?p=2',
      '/?m=201410',
      '/?s=forced%20labour',
      '/search/forced+labour',
      '/?feed=rss2',
    ]),
  ).toEqual({
    '/?cat=7': '/topics/courts',
    '/?category_name=courts': '/topics/courts',
    '/category/law/courts': '/topics/courts',
    // Its list had the texts of its sub-categories.
    '/?cat=3': '/news',
    '/category/law': '/news',
    '/?cat=1': '/news',
    '/?cat=9': undefined,
    '/?tag=%E1%80%99%E1%80%BC': '/topics/%E1%80%99%E1%80%BC' as unknown,
    '/tag/%E1%80%99%E1%80%BC': '/topics/%E1%80%99%E1%80%BC' as unknown,
    '/?author=4': '/news',
    '/?author_name=sokha': '/news',
    '/?page_id=2': '/two',
    '/?attachment_id=2': '/two',
    '/?p=2': '/two',
    '/?m=201410': '/2014/10',
    '/?s=forced%20labour': '/search?q=forced%20labour',
    '/search/forced+labour': '/search?q=forced%20labour',
    '/?feed=rss2': '/feed.xml',
  })
  const unused = report.leftOut.find(({ what }) => what === 'No text carries it, so no topic was made of it.')
  expect(unused?.found.map(({ title, place }) => [title, place])).toEqual([
    ['Law', 'category'],
    ['Empty', 'category'],
    ['Unused', 'tag'],
  ])
  const again = await importItems(
    [...terms, { id: 1, title: 'One', terms: ['category empty Empty', 'category courts Courts'] }],
    {},
    now + 1,
  )
  expect(again.report.counts.find(({ what }) => what === 'Categories and tags')?.tally).toMatchObject({ new: 1 })
  expect(await leads(['/?cat=9'], now + 1)).toEqual({ '/?cat=9': '/topics/empty' })
})

test('links to queries of the old site are led on within the texts', async () => {
  const links = ['?cat=7', '?m=201410', '?s=law', '?feed=rss2', '?author=1', '?cat=99']
  const content = links.map((to) => `<a href="${oldUrl}/${to}">x</a>`).join(' ')
  await importItems([...terms, { id: 1, title: 'Links', content, terms: ['category courts Courts'] }])
  const { bodyHtml } = await headOfTitle('Links')
  expect([...bodyHtml.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)).toEqual([
    '/topics/courts',
    '/2014/10',
    '/search?q=law',
    '/feed.xml',
    '/news',
    `${oldUrl}/?cat=99`,
  ])
})

test('a site that was in a folder answers below it: numbers, months, feeds, lists, uploads, and its front page', async () => {
  const uploads = uploadsWith({ '2014/10/river.png': await pictureBytes({ width: 600 }) })
  const within = `${oldUrl}/blog`
  const items: (Item | string)[] = [
    attachment(10, '2014/10/river.png', { url: `${within}/wp-content/uploads/2014/10/river.png` }),
    ...[1, 2].map((id) => ({
      id,
      title: `Text ${id}`,
      link: `${within}/2014/10/28/text-${id}/`,
      guid: `${within}/?p=${id}`,
      terms: ['category law Law'],
      content: `<img src="${within}/wp-content/uploads/2014/10/river-300x200.png"> <a href="${within}/?p=${3 - id}">other</a>`,
    })),
  ]
  const { report } = await importItems([...terms, ...items], { uploads, base: within })
  expect(report.problems.filter(({ what }) => /old address|link leads/.test(what))).toEqual([])
  const picture = expect.stringMatching(/^\/media\/\w+\/\d+\.webp$/) as unknown
  expect(
    await leads([
      '/blog',
      '/blog?p=1',
      '/blog?p=2',
      '/blog?page_id=2',
      '/blog/2014/10/28/text-1',
      '/blog?m=201410',
      '/blog/2014/10',
      '/blog/feed',
      '/blog/feed/atom',
      '/blog?feed=rss2',
      '/blog/category/law',
      '/blog?cat=3',
      '/blog/category/law/feed',
      '/blog/page/2',
      '/blog/author/sokha',
      '/blog?s=law',
      '/blog/wp-content/uploads/2014/10/river.png',
      '/blog/wp-content/uploads/2014/10/river-300x200.png',
      '/blog?p=9',
      '/blog/nothing',
      '/2014/10/text-1?m=201410',
      '/?p=1',
    ]),
  ).toEqual({
    '/blog': '/',
    '/blog?p=1': '/2014/10/text-1',
    '/blog?p=2': '/2014/10/text-2',
    '/blog?page_id=2': '/2014/10/text-2',
    '/blog/2014/10/28/text-1': '/2014/10/text-1',
    '/blog?m=201410': '/2014/10',
    '/blog/2014/10': '/2014/10',
    '/blog/feed': '/feed.xml',
    '/blog/feed/atom': '/atom.xml',
    '/blog?feed=rss2': '/feed.xml',
    '/blog/category/law': '/topics/law',
    '/blog?cat=3': '/topics/law',
    '/blog/category/law/feed': '/topics/law/feed.xml',
    '/blog/page/2': '/news',
    '/blog/author/sokha': '/news',
    '/blog?s=law': '/search?q=law',
    '/blog/wp-content/uploads/2014/10/river.png': picture,
    '/blog/wp-content/uploads/2014/10/river-300x200.png': picture,
    '/blog?p=9': undefined,
    '/blog/nothing': undefined,
    '/2014/10/text-1?m=201410': undefined,
    '/?p=1': undefined,
  })
  expect((await headOfTitle('Text 1')).bodyHtml).toContain('href="/2014/10/text-2"')
  expect((await silentAddresses(installation, now)).silent).toEqual([])
  const olds = (await read().select().from(oldAddresses)).map(({ url }) => url)
  expect(olds).toContain('https://www.old.example/blog/')
})

test('a file whose first public text comes later answers at its old address from that moment on, and not before', async () => {
  const editor = await someone('admin')
  const uploads = uploadsWith({
    '2014/10/report.pdf': await pdfBytes('A report.'),
    '2014/10/map.png': await pictureBytes(),
  })
  const at = `${oldUrl}/wp-content/uploads/2014/10`
  const content = `<a href="${at}/report.pdf">it</a><img src="${at}/map.png" alt="A map">`
  const items = [
    attachment(10, '2014/10/report.pdf'),
    attachment(11, '2014/10/map.png'),
    { id: 1, title: 'Draft', status: 'draft', content },
  ]
  await importItems(items, { uploads })
  const old = [
    '/wp-content/uploads/2014/10/report.pdf',
    '/wp-content/uploads/2014/10/map-150x150.png',
    '/?attachment_id=10',
  ]
  expect(await leads(old)).toEqual({ [old[0]!]: undefined, [old[1]!]: undefined, [old[2]!]: undefined })
  // Readers never had it on this site, so nothing is missing.
  expect((await silentAddresses(installation, now)).silent).toEqual([])
  const addresses = (await everyAddress(editor, { search: 'uploads' }, now)).items
  expect(addresses.map(({ answers }) => answers.is)).toEqual(['unused', 'unused'])

  const draft = (await findDraft(editor, (await headOfTitle('Draft')).entryId))!
  const out = { entryId: draft.entry.id, ...draft.base, at: now + 60_000 }
  got(await declarePeople(editor, { entryId: out.entryId, people: 'nobody' }, now))
  got(await release(editor, out, now))
  expect((await leads(old, now + 59_999))[old[0]!]).toBe(undefined)
  const id = (await read().select().from(media)).find(({ name }) => name === 'report.pdf')!.id
  expect(await leads(old, now + 60_000)).toEqual({
    [old[0]!]: `/files/${id}/report.pdf`,
    [old[1]!]: expect.stringMatching(/^\/media\//) as unknown,
    [old[2]!]: `/files/${id}/report.pdf`,
  })
  expect(await read().$count(redirects)).toBeGreaterThan(0)
})

test('a folder in which this site has a page of its own stays that page', async () => {
  await importItems([{ id: 1, title: 'Blog', type: 'page', slug: 'blog' }])
  const base = `${oldUrl}/blog`
  await importItems(
    [{ id: 5, title: 'Of a folder', link: `${base}/of-a-folder/`, guid: `${base}/?p=5` }],
    { base },
    now + 1,
  )
  expect(await read().$count(redirects, eq(redirects.source, '/blog'))).toBe(0)
  expect(await leads(['/blog?p=5', '/blog/of-a-folder'])).toEqual({
    '/blog?p=5': '/2014/10/text-5',
    '/blog/of-a-folder': '/2014/10/text-5',
  })
})
