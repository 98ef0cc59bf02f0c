import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read } from '@/db/connection'
import { oldAddresses, redirects, releases, terms } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { findDraft } from '@/domain/writing/drafts'
import { redirectTarget } from '../../published/redirects'
import { release } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { content, createEntry, got, someone, text } from '@/domain/testing/newsroom'
import { changeRule } from '../rules'
import { oldUrl } from './test-export'
import { headOfTitle, now, releasesOfTitle, sentences, importItems } from './test-import'

beforeEach(() => {
  testDatabase()
})

test('categories and tags become what the rules say; a changed rule is a change of the texts', async () => {
  const editor = await someone('editor')
  const laos = got(await createTerm(editor, { kind: 'country', name: 'Lao PDR', slug: 'laos' }, 0))
  const items = [
    {
      id: 1,
      title: 'Sorted',
      terms: ['category laos Laos', 'category uncategorized Uncategorized', 'post_tag law Law &amp; order'],
    },
  ]
  const trial = await importItems(items, { isTrial: true })
  expect(trial.rules.map(({ slug, ruling }) => [slug, ruling.becomes])).toEqual([
    ['laos', 'country'],
    ['uncategorized', 'nothing'],
    ['law', 'topic'],
  ])
  await importItems(items)
  const [law] = await read().select().from(terms).where(eq(terms.slug, 'law'))
  expect(law).toMatchObject({ kind: 'topic', name: 'Law & order' })
  expect(await redirectTarget({ source: '/category/laos', now })).toBe('/countries/laos')
  expect(await redirectTarget({ source: '/tag/law', now })).toBe('/topics/law')
  expect(await redirectTarget({ source: '/category/uncategorized', now })).toBe('/news')

  const rights = got(await createTerm(editor, { kind: 'topic', name: 'Rights' }, 0))
  const choice = {
    source: 'old.example',
    taxonomy: 'post_tag',
    slug: 'law',
    becomes: 'topic',
    termId: rights.id,
  } as const
  await expect(changeRule(editor, choice, now)).rejects.toThrow('manageImports')
  const admin = await someone('admin')
  got(await changeRule(admin, choice, now))
  const again = await importItems(items, {}, now + 1)
  expect(again.rules.find(({ slug }) => slug === 'law')).toMatchObject({ ruling: { termId: rights.id, chosen: true } })
  expect(again.report.tally).toMatchObject({ changed: 2, new: 0 })
  const draft = await findDraft(editor, (await headOfTitle('Sorted')).entryId)
  expect(draft!.content.termIds.toSorted()).toEqual([laos.id, rights.id].toSorted())
  expect(await redirectTarget({ source: '/tag/law', now: now + 1 })).toBe('/topics/rights')
  expect(await releasesOfTitle('Sorted')).toHaveLength(2)
})

test('what a choice says of a category that its export names without a slug holds for that one alone', async () => {
  const admin = await someone('admin')
  const protection = got(await createTerm(admin, { kind: 'topic', name: 'Protection' }, 0))
  const items = [{ id: 1, title: 'At sea', terms: ['category  Boats &amp; lakes', 'category  Rivers'] }]
  const { rules } = await importItems(items, { isTrial: true })
  const { taxonomy, slug } = rules.find(({ name }) => name === 'Boats & lakes')!
  const chosen = { source: 'old.example', taxonomy, slug, becomes: 'topic' as const, termId: protection.id }
  got(await changeRule(admin, chosen, now))
  const { rules: again } = await importItems(items)
  expect(again.map(({ name, ruling }) => [name, ruling])).toMatchObject([
    ['Boats & lakes', { chosen: true, termId: protection.id }],
    ['Rivers', { chosen: false, becomes: 'topic', name: 'Rivers' }],
  ])
})

test('links lead to where things are now, also to what comes later; those to nowhere are listed', async () => {
  const href = (to: string) => `<p><a href="${to}">a link</a></p>`
  const { report } = await importItems([
    {
      id: 1,
      title: 'Links',
      content: [
        `${oldUrl}/2014/10/later/`,
        'https://old.example/?p=2',
        '/2014/10/later/#part',
        '/?p=2#nowhere',
        '/about/team/',
        `${oldUrl}/category/news/`,
        `${oldUrl}/gone/`,
        '/?p=3',
        'https://elsewhere.example/2014/10/later/',
        `${oldUrl}/2014/10/`,
        `${oldUrl}/`,
      ]
        .map(href)
        .join(''),
    },
    {
      id: 2,
      title: 'Later',
      slug: 'later',
      terms: ['category news News'],
      content: '<p>Words.</p><a name="part"></a><h2>The second part</h2>',
    },
    { id: 3, title: 'Hidden', status: 'draft' },
    { id: 4, title: 'Team', type: 'page', slug: 'team', link: `${oldUrl}/about/team/` },
  ])
  const { bodyHtml } = await headOfTitle('Links')
  expect([...bodyHtml.matchAll(/href="([^"]+)"/g)].map(([, to]) => to)).toEqual([
    '/2014/10/later',
    '/2014/10/later',
    '/2014/10/later#the-second-part',
    '/2014/10/later',
    '/team',
    '/topics/news',
    `${oldUrl}/gone/`,
    `${oldUrl}/?p=3`,
    'https://elsewhere.example/2014/10/later/',
    '/2014/10',
    '/',
  ])
  const nowhere = report.problems
    .filter(({ what }) => what.startsWith('A link leads'))
    .flatMap(({ found }) => found.map(({ place }) => place))
  expect(nowhere.toSorted()).toEqual(['/?p=2#nowhere', '/?p=3', `${oldUrl}/gone/`])
})

test('old addresses lead on in one hop, and no row is made for what answers by its shape', async () => {
  await importItems([
    { id: 1, title: 'Day', slug: 'day', link: `${oldUrl}/2014/10/28/day/` },
    { id: 2, title: 'Same', slug: 'same', meta: { _wp_old_slug: 'older' } },
    { id: 3, title: 'Team', type: 'page', slug: 'team', link: `${oldUrl}/about/team/` },
    { id: 4, title: 'Hidden', status: 'draft' },
  ])
  const rows = await read().select().from(redirects).orderBy(redirects.id)
  expect(rows.map(({ source, target }) => `${source} ${target}`)).toEqual([
    '/?p=1 /2014/10/day',
    '/?p=2 /2014/10/same',
    '/2014/10/older /2014/10/same',
    '/about/team /team',
    '/?p=3 /team',
  ])
  const oldAddressPaths = ['/2014/10/28/day', '/?p=2', '/2014/10/older', '/about/team', '/?page_id=3', '/?p=4']
  expect(await Promise.all(oldAddressPaths.map((source) => redirectTarget({ source, now })))).toEqual([
    '/2014/10/day',
    '/2014/10/same',
    '/2014/10/same',
    '/team',
    '/team',
    undefined,
  ])
  const olds = (await read().select().from(oldAddresses)).map(({ url }) => url)
  expect(olds).toContain(`https://www.old.example/about/team/`)
  expect(olds.filter((url) => url.includes('p=4'))).toEqual([])
})

test('the address that a text has leads to it, also where another text that comes first once had it', async () => {
  const day = (slug: string) => `${oldUrl}/2014/10/28/${slug}/`
  const { report } = await importItems([
    { id: 1, title: 'Renamed', slug: 'renamed', link: day('renamed'), meta: { _wp_old_slug: 'report' } },
    { id: 2, title: 'Report', slug: 'report-of-october', link: day('report') },
    { id: 3, title: 'Links', content: `<p><a href="${day('report')}">the report</a></p>` },
  ])
  expect(await redirectTarget({ source: '/2014/10/28/report', now })).toBe('/2014/10/report-of-october')
  expect((await headOfTitle('Links')).bodyHtml).toContain('href="/2014/10/report-of-october"')
  const taken = report.problems.find(({ what }) => what.startsWith('An old address of it cannot lead to it'))
  expect(taken!.found.map(({ title, place }) => [title, place])).toEqual([['Renamed', '/2014/10/28/report']])
})

test('an address that is taken here gives way and is told; nothing of either text is lost', async () => {
  const editor = await someone('admin')
  const at = Date.parse('2014-10-01T03:00:00Z')
  const mine = got(
    await createEntry(
      editor,
      {
        kind: 'post',
        language: 'en',
        session: 's',
        content: content({ title: 'Mine', slug: 'same', body: text('Mine.') }),
      },
      at,
    ),
  )
  got(await release(editor, mine, at))
  const { report } = await importItems([
    { id: 1, title: 'Theirs', slug: 'same' },
    { id: 2, title: 'News', type: 'page', slug: 'news' },
    { id: 3, title: 'ข่าว', slug: '%e0%b8%82%e0%b9%88%e0%b8%b2%e0%b8%a7' },
    { id: 4, title: 'Other', slug: 'caf%c3%a9' },
  ])
  const paths = (await read().select().from(releases).orderBy(releases.id)).map(({ path }) => path)
  expect(paths).toEqual([
    '/2014/10/same',
    '/2014/10/same-2',
    '/news-2',
    '/2014/10/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7',
    '/2014/10/cafe',
  ])
  expect(await redirectTarget({ source: '/?p=1', now })).toBe('/2014/10/same-2')
  expect(sentences(report.problems)).toEqual(
    expect.arrayContaining([
      'Its address was taken here, so it has another one.',
      'An old address of it cannot lead to it: this site or another text has it.',
      'Its address was not made of small letters, digits and hyphens, so it has another one.',
    ]),
  )
})
