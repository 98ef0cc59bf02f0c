import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { addresses, redirects } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from '@/domain/writing/drafts'
import { everyAddress } from './every-address'
import { cachedSilentAddresses, silentAddresses } from './silent-addresses'
import { saveOldAddresses } from './old-addresses'
import { addRedirect } from './redirects'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { morning, newsroom } from '@/domain/testing/archive'
import { content, createEntry, got, post, someone, text } from '@/domain/testing/newsroom'

const now = morning('2014-11-01')
const day = 86_400_000

let room: Awaited<ReturnType<typeof newsroom>>
beforeEach(async () => {
  testDatabase()
  room = await newsroom()
})

test('every address says what it answers now, and none that was public answers nothing', async () => {
  const moving = await room.publish('2014-10-01', { title: 'Old name' })
  const renamed = content({ title: 'New name', slug: 'new-name', body: text('Words.') })
  const saved = got(
    await saveDraft(room.editor, { entryId: moving.entryId, base: moving, session: 't', content: renamed }, now),
  )
  got(await release(room.editor, saved, now))
  const withdrawn = await room.publish('2014-10-02', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, now))
  got(await release(room.editor, { ...(await post(room.editor, { slug: 'later' }, now)), at: now + day }, now))
  const never = await post(room.editor, { slug: 'never' }, now)
  got(await release(room.editor, { ...never, at: now + day }, now))
  got(await unschedule(room.editor, never.entryId, now))
  got(await addRedirect(room.editor, { source: '/led', target: '/2014/10/old-name' }, now))
  got(await addRedirect(room.editor, { source: '/lost', target: '/news' }, now))
  await write(async (tx) => tx.update(redirects).set({ target: '/nothing' }).where(eq(redirects.source, '/lost')))

  const { items, total, pages } = await everyAddress(room.editor, {}, now)
  expect(items.map(({ path, answers }) => [path, answers])).toEqual([
    ['/2014/10/gone', { is: 'withdrawn' }],
    ['/2014/10/new-name', { is: 'live' }],
    ['/2014/10/old-name', { is: 'moved', to: '/2014/10/new-name' }],
    ['/2014/11/later', { is: 'waits' }],
    ['/2014/11/never', { is: 'unused' }],
    ['/led', { is: 'moved', to: '/2014/10/new-name' }],
    ['/lost', { is: 'nothing' }],
  ])
  expect([total, pages]).toEqual([7, 1])
  expect((await everyAddress(room.editor, { search: 'NAME' }, now)).total).toBe(2)
  expect(await silentAddresses(room.editor, now)).toEqual({
    total: 7,
    silent: [{ path: '/lost', target: '/nothing', asks: null }],
  })
})

test('an address that was public and that nobody claims any more is found', async () => {
  const moving = await room.publish('2014-10-01', { title: 'Old name' })
  const renamed = content({ title: 'New name', slug: 'new-name', body: text('Words.') })
  const saved = got(
    await saveDraft(room.editor, { entryId: moving.entryId, base: moving, session: 't', content: renamed }, now),
  )
  got(await release(room.editor, saved, now))
  expect((await silentAddresses(room.editor, now)).silent).toEqual([])
  await write(async (tx) => tx.delete(addresses).where(eq(addresses.path, moving.path)))
  expect(await silentAddresses(room.editor, now)).toEqual({
    total: 2,
    silent: [{ path: moving.path, target: null, asks: null }],
  })
  const { items } = await everyAddress(room.editor, {}, now)
  expect(items.map(({ path, answers }) => [path, answers.is])).toEqual([
    ['/2014/10/new-name', 'live'],
    [moving.path, 'nothing'],
  ])
})

test('a page of addresses ends where the next begins, also with one that nobody claims', async () => {
  const lost = await room.publish('2014-10-01', { title: 'Lost', slug: 'n049' })
  const rows = Array.from({ length: 120 }, (_, n) => ({
    source: `/2014/10/n${String(n).padStart(3, '0')}`,
    target: '/news',
  }))
  await write(async (tx) => {
    await tx
      .insert(redirects)
      .values(rows.filter(({ source }) => source !== lost.path).map((row) => ({ ...row, createdAt: 0 })))
    await tx.delete(addresses).where(eq(addresses.path, lost.path))
  })
  const pages = [1, 2, 3].map(async (page) => (await everyAddress(room.editor, { page }, now)).items)
  const paths = (await Promise.all(pages)).map((items) => items.map(({ path }) => path.slice(-3)))
  expect(paths.map((some) => [some[0], some.at(-1), some.length])).toEqual([
    ['000', '050', 51],
    ['051', '100', 50],
    ['101', '119', 19],
  ])
})

test('addresses of earlier sites are asked like any other, each for its own host', async () => {
  const here = await room.publish('2014-10-01', { title: 'Here' })
  const withdrawn = await room.publish('2014-10-02', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: withdrawn.entryId, reason: 'error', explanation: 'Wrong.' }, now))
  got(await addRedirect(room.editor, { source: '/?p=12', target: here.path }, now))
  await write(async (tx) => {
    await tx.insert(redirects).values({ source: '//b.example/?p=12', target: '/archive', createdAt: now })
    const urls = ['a.example/2014/10/here/', 'a.example/2014/10/Gone/', 'a.example/?p=12', 'b.example/?p=12']
    urls.push('a.example/?page_id=12', 'a.example/?p=13', 'a.example/what/', 'a.example/feed/', 'a.example/2014/10/07/')
    await saveOldAddresses(
      tx,
      urls.map((url) => ({ url: `http://${url}` })),
      now,
    )
  })
  const { items } = await everyAddress(room.editor, { search: 'https://' }, now)
  expect(items.map(({ path, answers }) => [path.slice(8), 'to' in answers ? answers.to : answers.is])).toEqual([
    ['a.example/2014/10/07/', '/2014/10'],
    ['a.example/2014/10/Gone/', 'withdrawn'],
    ['a.example/2014/10/here/', 'live'],
    ['a.example/?p=12', here.path],
    ['a.example/?p=13', 'nothing'],
    ['a.example/?page_id=12', here.path],
    ['a.example/feed/', '/feed.xml'],
    ['a.example/what/', 'nothing'],
    ['b.example/?p=12', '/archive'],
  ])
  const { total, silent } = await silentAddresses(room.editor, now)
  expect(total).toBe(13)
  expect(silent.map(({ path, asks }) => [path, asks])).toEqual([
    ['https://a.example/?p=13', '/?p=13'],
    ['https://a.example/what/', '/what'],
  ])
})

test('a site that nothing ever led to has no silent addresses', async () => {
  expect(await cachedSilentAddresses(room.editor, now)).toEqual([])
})

test('what is known of silent addresses is asked again when anything changed for readers, or its moment came', async () => {
  const cachedPaths = async (at = now) => (await cachedSilentAddresses(room.editor, at)).map(({ path }) => path)
  const note = (url: string) => write(async (tx) => saveOldAddresses(tx, [{ url }], now))
  const whole = content({ slug: 'what', body: text('Words.') })
  const waiting = got(
    await createEntry(room.editor, { kind: 'page', language: 'en', session: 's', content: whole }, now),
  )
  got(await release(room.editor, { ...waiting, at: now + day }, now))
  await note('http://a.example/what/')
  expect(await cachedPaths()).toEqual(['https://a.example/what/'])
  expect(await cachedPaths(now + day)).toEqual([])
  expect(await cachedPaths()).toEqual(['https://a.example/what/'])
  await note('http://a.example/siren.html')
  expect(await cachedPaths()).toHaveLength(2)
  got(await addRedirect(room.editor, { source: '/siren.html', target: '/archive' }, now))
  expect(await cachedPaths()).toEqual(['https://a.example/what/'])
  // An address that answered is assumed to work for ten minutes, even after changes.
  await write(async (tx) => tx.update(redirects).set({ target: '/nothing' }).where(eq(redirects.source, '/siren.html')))
  got(await addRedirect(room.editor, { source: '/other', target: '/news' }, now))
  expect(await cachedPaths(now + 599_999)).toEqual(['https://a.example/what/'])
  expect(await cachedPaths(now + 600_000)).toEqual(expect.arrayContaining(['/siren.html', 'https://a.example/what/']))
})

test('a contributor does not see the addresses of others', async () => {
  await expect(everyAddress(await someone('contributor'), {}, now)).rejects.toThrow(/may not/)
})
