import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { addresses, releases } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { answerAt } from '@/domain/published/answers'
import { release, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { got, savedAgain } from '@/domain/testing/newsroom'
import { slugProblem } from '@/domain/content/checks/slug'
import { feed } from './feed/feeds'
import { changes } from './handlers/lists'
import { runAtMoment } from './moment'
import { ask } from './test-ask'
import { faultsIn, malformed } from './test-feeds'

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

const now = morning('2014-12-01')
const page = (path = '/changes') => runAtMoment({ at: now }, () => ask(changes, path))
const feedIn = (file: string) => runAtMoment({ at: now }, () => ask(feed, `/changes/${file}`))

async function corrected(note: string) {
  const post = await room.publish('2014-10-02', { title: 'A <post> & more', slug: 'a-post' })
  const saved = await savedAgain(room.editor, post, { title: 'A <post> & more', slug: 'a-post' })
  const at = morning('2014-11-03')
  got(await release(room.editor, { ...saved, at, major: true, note }, at))
  return post
}

test('the page and its feeds say what was corrected and withdrawn, by month', async () => {
  await corrected('The number of “districts” is 4 & not 5.')
  const gone = await room.publish('2014-10-03', { title: 'Gone', slug: 'gone' })
  const why = { reason: 'error' as const, explanation: 'It named the wrong year.' }
  got(await withdraw(room.editor, { entryId: gone.entryId, ...why }, morning('2014-10-20')))
  const { status, text } = await page()
  expect(status).toBe(200)
  expect(text.match(/<h2[^>]*>[^<]*<\/h2>/g)?.map((heading) => heading.replace(/<[^>]*>/g, ''))).toEqual([
    'November 2014',
    'October 2014',
  ])
  expect(text).toContain('href="/2014/10/a-post#updates"')
  expect(text).toContain('districts')
  expect(text).toContain('Withdrawn, because it contained an error')
  expect(text).toContain('It named the wrong year.')
  expect(text).toContain('type="application/atom+xml" title="What changed – Gazette (Atom)" href="/changes/atom.xml"')

  const [rss, atom, json] = [await feedIn('feed.xml'), await feedIn('atom.xml'), await feedIn('feed.json')]
  expect(await malformed(rss.text)).toEqual([])
  expect(await faultsIn(atom.text, 'atom.rng')).toEqual([])
  const { items } = JSON.parse(json.text) as { items: { id: string; title: string; url: string }[] }
  expect(items.map(({ title }) => title)).toEqual([
    'Corrected: A <post> & more',
    'Withdrawn, because it contained an error: Gone',
  ])
  expect(items.map(({ url }) => url)).toEqual([
    'http://localhost:3000/2014/10/a-post',
    'http://localhost:3000/2014/10/gone',
  ])
  expect(new Set(items.map(({ id }) => id)).size).toBe(2)
})

test('nothing from before the end of a consent is said, nor that there was one', async () => {
  const post = await corrected('Something about somebody.')
  expect((await page()).text).toContain('Something about somebody.')
  const at = morning('2014-11-20')
  const row = { entryId: post.entryId, goesLiveAt: at, path: post.path, dated: at, createdAt: at }
  await write(async (tx) => tx.insert(releases).values({ ...row, withdrawal: 'unavailable', explanation: 'Private.' }))
  const { text } = await page()
  expect(text).not.toMatch(/Something|Private|a-post|change-/)
  expect(text).toContain('Nothing has been corrected or withdrawn so far.')
  expect(JSON.parse((await feedIn('feed.json')).text)).toMatchObject({ items: [] })
  const again = morning('2014-11-25')
  await write(async (tx) =>
    tx.insert(releases).values({ ...row, goesLiveAt: again, revisionId: post.revisionId, major: true, note: 'New.' }),
  )
  const after = (await page()).text
  expect(after).toContain('New.')
  expect(after).not.toMatch(/Something|Private/)
})

test('the address is taken for new pages, and an older page of that address keeps it', async () => {
  expect((await page('/changes/page/2')).status).toBe(404)
  expect(slugProblem('page', 'changes')).toContain('taken')
  expect(await answerAt('/changes', now)).toEqual({ is: 'here' })
  const about = await room.publish('2014-10-02', { title: 'Our changes', slug: 'our-changes' }, 'page')
  await write(async (tx) => {
    await tx.insert(addresses).values({ path: '/changes', entryId: about.entryId })
    await tx.insert(releases).values({
      entryId: about.entryId,
      revisionId: about.revisionId,
      goesLiveAt: now,
      path: '/changes',
      dated: now,
      createdAt: now,
    })
  })
  expect((await page()).text).toContain('<h1')
  expect((await page()).text).toContain('Our changes')
  expect((await feedIn('feed.json')).status).toBe(404)
})

test('a language without texts has no list, one with texts its own', async () => {
  expect((await page('/km/changes')).status).toBe(404)
  await room.publish('2014-10-02', { title: 'អំពី', slug: 'about' }, 'post', 'km')
  expect((await page('/km/changes')).text).toContain('lang="km"')
})
