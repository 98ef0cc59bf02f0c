import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { write } from '@/db/connection'
import { addresses, redirects } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { saveDraft } from './drafts'
import { everyAddress, silentAddresses } from './every-address'
import { addRedirect } from './redirects'
import { release, unschedule, withdraw } from './releases'
import { morning, newsroom } from './test-archive'
import { content, got, post, someone, text } from './test-newsroom'

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
  const gone = await room.publish('2014-10-02', { title: 'Gone' })
  got(await withdraw(room.editor, { entryId: gone.entryId, reason: 'error', explanation: 'Wrong.' }, now))
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
  expect(await silentAddresses(room.editor, now)).toEqual({ total: 7, silent: [{ path: '/lost', target: '/nothing' }] })
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
  expect(await silentAddresses(room.editor, now)).toEqual({ total: 2, silent: [{ path: moving.path, target: null }] })
})

test('a contributor does not see the addresses of others', async () => {
  await expect(everyAddress(await someone('contributor'), {}, now)).rejects.toThrow(/may not/)
})
