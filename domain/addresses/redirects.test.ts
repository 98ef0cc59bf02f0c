import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { read, write } from '@/db/connection'
import { addresses, redirects, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { redirectTarget } from '@/domain/published/redirects'
import { addRedirect, allRedirects, changeRedirect, listRedirects, removeRedirect, undoPeriod } from './redirects'
import { release, withdraw } from '@/domain/publishing/releases'
import { createTerm } from '@/domain/entries/terms'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, post, someone } from '@/domain/testing/newsroom'

const now = morning('2014-11-01')
const day = 86_400_000

let room: Awaited<ReturnType<typeof newsroom>>
let here: string
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
  here = (await room.publish('2014-10-02', { title: 'Here' })).path
})

const add = (source: string, target = here) => addRedirect(room.editor, { source, target }, now)
const leads = (source: string, at = now) => redirectTarget({ source, now: at })

async function whyNot(source: string, target?: string) {
  const answer = await add(source, target)
  return answer.ok ? undefined : answer.problems[0]!.message
}

test('an old address leads to where its thing is, however it was typed', async () => {
  for (const [typed, source] of [
    ['/old-page', '/old-page'],
    ['  /Old//Page-2/ ', '/old/page-2'],
    ['/en/old-3', '/old-3'],
    ['http://localhost:3000/old-4/', '/old-4'],
    ['/km/old-5', '/km/old-5'],
    ['/wp-content/uploads/2014/10/Report.pdf', '/wp-content/uploads/2014/10/report.pdf'],
    ['/ข่าว', '/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7'],
    ['/?p=12', '/?p=12'],
    ['/?utm_source=mail&page_id=4', '/?page_id=4'],
    ['/?cat=3', '/?cat=3'],
  ] as const) {
    expect(got(await add(typed)).source).toBe(source)
    expect(await leads(source)).toBe(here)
  }
})

test('what the site, the desk or an entry has is no old address', async () => {
  const waiting = got(await release(room.editor, { ...(await post(room.editor)), at: now + day }, now))
  got(await createTerm(room.editor, { kind: 'topic', name: 'Law' }, now))
  const ownedPaths = ['/', '/km', '/news', '/news/page/3', '/2014', '/2009/03', '/publications', '/archive', '/search']
  const machines = ['/feed.xml', '/sitemap.xml', '/robots.txt']
  const closed = ['/admin/x', '/sign-in', '/setup/x', '/preview/x', '/api/v1/entries', '/files/a/b.pdf', '/_next/x']
  for (const source of [...ownedPaths, ...machines, ...closed, '/topics/law', here, waiting.path])
    expect([source, await whyNot(source)]).toEqual([
      source,
      expect.stringMatching(/page of its own|belong to|has this/),
    ])
  expect(await read().select().from(redirects)).toEqual([])
  expect((await add('/topics/lore')).ok).toBe(true)
})

test.each([
  '',
  'old',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/a%5cb',
  '/a%2fb',
  '/@evil.example',
  '/a b',
  '/a/../b',
  '/%',
  '/%00',
  '/old#part',
  '/old?page=1',
  '/?p=x',
  '/?p=1&p=2',
  '/?q=1',
  `/${'a'.repeat(1_000)}`,
  'http://localhost:3000@evil.example/',
  'http://localhost:30000/x',
])('“%s” is no old address, and no new one', async (text) => {
  expect(await whyNot(text)).toEqual(expect.any(String))
  expect(await whyNot('/fine', text)).toEqual(expect.any(String))
  expect(await read().select().from(redirects)).toEqual([])
})

test('a new address is one that answers readers now', async () => {
  const draft = got(await release(room.editor, { ...(await post(room.editor)), at: now + day }, now))
  const withdrawn = await room.publish('2014-10-03', { title: 'Gone' })
  const why = { reason: 'error' as const, explanation: 'Wrong.' }
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, ...why }, now))
  const topic = await room.publish('2014-10-04', { title: 'With a topic', termIds: [room.terms.protection] })
  const fine = [
    here,
    topic.path,
    '/',
    '/news',
    '/2014/10',
    '/topics/protection',
    '/feed.xml',
    '/publications?year=2014',
  ]
  const silent = [
    '/nowhere',
    draft.path,
    withdrawn.path,
    '/2009/03',
    '/topics/never',
    '/countries/myanmar',
    '/km',
    '/admin',
  ]
  silent.push('/files/aaaaaaaaaaaa/a.pdf', '/news/page/9', '/atom.txt')
  for (const [n, target] of fine.entries())
    expect([target, await whyNot(`/fine-${n}`, target)]).toEqual([target, undefined])
  for (const target of silent) expect([target, await whyNot('/silent', target)]).toEqual([target, expect.any(String)])
})

test('one hop: a chain is drawn together, whichever end of it comes first, and there are no circles', async () => {
  got(await add('/b'))
  expect(got(await add('/a', '/b')).target).toBe(here)
  const there = (await room.publish('2014-10-05', { title: 'There' })).path
  const { id } = got(await add('/c', '/a'))
  expect(got(await changeRedirect(room.editor, { id, target: there }, now))).toEqual({ before: here, target: there })
  expect(await leads('/c')).toBe(there)
  expect(await whyNot('/d', '/d')).toMatch(/circle/)
  got(await removeRedirect(room.editor, id, now))
  expect(await allRedirects(room.editor)).toEqual([
    { source: '/a', target: here },
    { source: '/b', target: here },
  ])
})

test('where an end goes away and leads on itself, all that led to it lead on', async () => {
  const erased = await room.publish('2014-10-05', { title: 'Erased' })
  got(await add('/a', erased.path))
  await write(async (tx) => {
    await tx.delete(releases).where(eq(releases.entryId, erased.entryId))
    await tx.delete(addresses).where(eq(addresses.entryId, erased.entryId))
  })
  expect(await leads('/a')).toBe(undefined)
  got(await add(erased.path))
  expect(await leads('/a')).toBe(here)
  const { id } = (await listRedirects(room.editor, { search: erased.path }, now)).items[0]!
  expect(await changeRedirect(room.editor, { id, target: '/a' }, now)).toMatchObject({
    ok: true,
    value: { target: here },
  })
})

test('a redirect follows what moves, and ends at the page that says why something was withdrawn', async () => {
  const first = await room.publish('2014-10-07', { title: 'Moving' })
  got(await add('/old', first.path))
  const why = { reason: 'replaced' as const, explanation: 'See the newer one.' }
  const newer = await room.publish('2014-10-08', { title: 'Newer' })
  got(await withdraw(room.editor, { entryId: first.entryId, ...why, replacedBy: newer.entryId, at: now + day }, now))
  expect(await leads('/old')).toBe(first.path)
  expect(await leads('/old', now + day)).toBe(newer.path)
  const other = await room.publish('2014-10-09', { title: 'Other' })
  got(await add('/older', other.path))
  got(await withdraw(room.editor, { entryId: other.entryId, reason: 'error', explanation: 'Wrong.' }, now))
  expect(await leads('/older')).toBe(other.path)
  // At a moment before it was public, nothing is revealed.
  expect(await leads('/older', morning('2014-10-08'))).toBe(undefined)
})

test('taken once is taken; what is removed can be put back', async () => {
  const { id } = got(await add('/old'))
  expect(await whyNot('/Old/')).toBe(`This address leads to ${here} already. Change that one instead.`)
  const removed = got(await removeRedirect(room.editor, id, now))
  expect(await leads('/old')).toBe(undefined)
  got(await addRedirect(room.editor, removed, now))
  expect(await leads('/old')).toBe(here)
  expect((await removeRedirect(room.editor, id, now)).ok).toBe(false)
})

test('what has been here for an hour can lead elsewhere, and never nowhere', async () => {
  const { id } = got(await add('/old'))
  const later = now + undoPeriod
  expect((await listRedirects(room.editor, {}, later - 1)).items).toMatchObject([{ canBeUndone: true }])
  expect((await listRedirects(room.editor, {}, later)).items).toMatchObject([{ canBeUndone: false }])
  expect(await removeRedirect(room.editor, id, later)).toMatchObject({
    problems: [{ message: expect.stringContaining('Have it lead elsewhere instead.') }],
  })
  expect(await leads('/old', later)).toBe(here)
  expect(got(await changeRedirect(room.editor, { id, target: '/news' }, later)).target).toBe('/news')
  expect(got(await changeRedirect(room.editor, { id, target: here }, later)).before).toBe('/news')
})

test('the list is searched by letters as they are, and says what rests and what leads nowhere', async () => {
  for (const source of ['/a_b', '/axb', '/100%25']) got(await add(source))
  const sourcesOf = async (search: string) =>
    (await listRedirects(room.editor, { search }, now)).items.map(({ source }) => source)
  expect(await sourcesOf('a_b')).toEqual(['/a_b'])
  expect(await sourcesOf('%')).toEqual(['/100%25'])
  expect(await sourcesOf(here)).toHaveLength(3)
  const taking = got(await release(room.editor, await post(room.editor, { slug: 'taken' }, now), now))
  await room.publish('2014-10-20', { title: 'Page', slug: 'axb' }, 'page')
  expect(taking.path).toBe('/2014/11/taken')
  const { items } = await listRedirects(room.editor, {}, now)
  expect(items.map(({ source, rests }) => [source, rests])).toEqual([
    ['/100%25', false],
    ['/axb', true],
    ['/a_b', false],
  ])
})

test('the list is searched in letters of any script', async () => {
  got(await add('/ព័ត៌មាន/ខ្មែរ'))
  got(await add('/old-news'))
  const { items } = await listRedirects(room.editor, { search: 'ខ្មែរ' }, now)
  expect(items.map(({ source }) => decodeURIComponent(source))).toEqual(['/ព័ត៌មាន/ខ្មែរ'])
})

test('editors and admins manage them, contributors do not', async () => {
  const contributor = await someone('contributor')
  await expect(addRedirect(contributor, { source: '/a', target: here }, now)).rejects.toThrow(/may not/)
  await expect(listRedirects(contributor, {}, now)).rejects.toThrow(/may not/)
  got(await addRedirect(await someone('editor'), { source: '/a', target: here }, now))
})
