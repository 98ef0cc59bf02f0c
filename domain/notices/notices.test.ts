import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { notices } from '@/db/schema'
import { testDatabase } from '@/db/test-database'
import { changePublishingRule } from '@/domain/review/approval'
import { markNoticesAsRead, ownNotices, unreadNotices } from './notices'
import { release, unschedule, withdraw } from '@/domain/publishing/releases'
import { approveText, submit } from '@/domain/review/review'
import { notifyOfMoments } from './due-notices'
import { changeRole } from '@/domain/staff/staff'
import { got, post, someone } from '@/domain/testing/newsroom'

const hour = 3_600_000
const day = 24 * hour

async function newsroom() {
  testDatabase()
  const [writer, ada, ben] = [await someone('contributor', 'Wan'), await someone('editor'), await someone('editor')]
  return { writer, ada, ben, draft: await post(writer, { title: 'Reports' }, 0) }
}

const noticeRows = async () => (await read().select().from(notices)).map((row) => [row.kind, row.staffId])
const rowsBut = async (kind: string) => (await noticeRows()).filter(([one]) => one !== kind)

test('a day before a text goes live, who wrote it and who scheduled it are told once', async () => {
  const { writer, ada, draft } = await newsroom()
  got(await release(ada, { ...draft, at: 3 * day }, 0))
  await notifyOfMoments(2 * day - 1)
  expect(await noticeRows()).toEqual([])
  for (const at of [2 * day, 2 * day + hour, 3 * day - 1, 3 * day, 3 * day + hour]) await notifyOfMoments(at)
  const told = [writer.id, ada.id]
  expect(await rowsBut('tomorrow')).toEqual(told.map((id) => ['published', id]))
  expect(await rowsBut('published')).toEqual(told.map((id) => ['tomorrow', id]))
})

test('who schedules for the same day knows it; moved to another moment, it is told again', async () => {
  const { writer, ada, draft } = await newsroom()
  got(await release(ada, { ...draft, at: 2 * hour }, 0))
  await notifyOfMoments(hour)
  expect(await noticeRows()).toEqual([['tomorrow', writer.id]])
  got(await release(ada, { ...draft, at: 5 * hour }, hour))
  await notifyOfMoments(2 * hour)
  expect(await noticeRows()).toHaveLength(2)
  got(await release(ada, { ...draft, at: 8 * hour }, 2 * hour))
  got(await unschedule(ada, draft.entryId, 2 * hour))
  await notifyOfMoments(3 * hour)
  expect(await noticeRows()).toHaveLength(2)
})

test('an end that was set for later is told when it has come, even to a server that slept; an end at once is not', async () => {
  const { writer, ada, draft } = await newsroom()
  got(await release(ada, draft, 0))
  const end = { entryId: draft.entryId, reason: 'outdated' as const, explanation: 'Over.' }
  got(await withdraw(ada, { ...end, at: day }, 0))
  await notifyOfMoments(day - 1)
  expect(await noticeRows()).toEqual([['published', writer.id]])
  await notifyOfMoments(2 * day)
  await notifyOfMoments(2 * day + hour)
  const told = await rowsBut('published')
  expect(told).toHaveLength(2)
  expect(told).toEqual(
    expect.arrayContaining([
      ['expired', writer.id],
      ['expired', ada.id],
    ]),
  )
  got(await release(ada, draft, 3 * day))
  got(await withdraw(ada, end, 3 * day + 1))
  await notifyOfMoments(3 * day + 2)
  expect(await rowsBut('published')).toHaveLength(2)
})

test('one reads and marks only one’s own notices', async () => {
  const { writer, ada, ben, draft } = await newsroom()
  got(await submit(writer, { ...draft, base: draft }, hour))
  got(await approveText(ada, { ...draft, base: draft }, hour))
  expect((await ownNotices(ben)).items).toMatchObject([{ kind: 'submitted', title: 'Reports' }])
  const [mine] = (await ownNotices(writer)).items
  got(await markNoticesAsRead(ben, [mine!.id], hour))
  expect(await unreadNotices(writer)).toBe(1)
  got(await markNoticesAsRead(writer, [mine!.id], hour))
  expect(await unreadNotices(writer)).toBe(0)
})

test('who may no longer read an entry, or has left, is told nothing of it', async () => {
  const { ada, ben, draft } = await newsroom()
  const admin = await someone('admin')
  got(await submit(ben, { ...draft, base: draft }, hour))
  got(await changeRole(admin, { staffId: ben.id!, role: 'contributor' }, hour))
  got(await approveText(ada, { ...draft, base: draft }, hour))
  expect((await noticeRows()).filter(([kind]) => kind === 'approved').map(([, id]) => id)).not.toContain(ben.id)
  expect((await ownNotices(ben)).items).toEqual([])
})

test('an act that is refused in the end tells nobody', async () => {
  const { writer, ada, ben, draft } = await newsroom()
  got(await release(ada, draft, hour))
  got(await changePublishingRule(await someone('admin'), 'second', hour))
  const same = await post(writer, { title: 'Reports' }, hour)
  // The address is found to be taken after the override has told everyone.
  expect(await release(ben, { ...same, override: 'No time.' }, hour)).toMatchObject({ problems: [{ field: 'slug' }] })
  expect(await rowsBut('published')).toEqual([])
})
