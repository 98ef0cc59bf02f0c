import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { openEntryWindow, closeEntryWindow, openTimeoutMs, listPresent } from './presence'
import { got, post, someone } from '@/domain/testing/newsroom'

async function room() {
  testDatabase()
  const [anna, boran] = [await someone('editor', 'Anna'), await someone('editor', 'Boran')]
  const { entryId } = await post(anna)
  return { anna, boran, entryId }
}

test('each sees who else has the entry open, and whether they read or wrote', async () => {
  const { anna, boran, entryId } = await room()
  expect(got(await openEntryWindow(anna, { entryId, session: 'a' }, 0))).toEqual([])
  expect(got(await openEntryWindow(boran, { entryId, session: 'b', wroteAgo: 4_000 }, 10_000))).toEqual([
    { name: 'Anna', you: false, wroteAgo: undefined },
  ])
  expect(got(await openEntryWindow(anna, { entryId, session: 'a' }, 12_000))).toEqual([
    { name: 'Boran', you: false, wroteAgo: 6_000 },
  ])
})

test('someone who says nothing for half a minute, or leaves, is gone', async () => {
  const { anna, boran, entryId } = await room()
  got(await openEntryWindow(boran, { entryId, session: 'b' }, 0))
  expect(got(await listPresent(anna, entryId, openTimeoutMs))).toHaveLength(1)
  expect(got(await listPresent(anna, entryId, openTimeoutMs + 1))).toEqual([])
  got(await openEntryWindow(boran, { entryId, session: 'b' }, 0))
  await closeEntryWindow(anna, { entryId, session: 'b' })
  expect(got(await listPresent(anna, entryId, 1))).toHaveLength(1)
  await closeEntryWindow(boran, { entryId, session: 'b' })
  expect(got(await listPresent(anna, entryId, 1))).toEqual([])
})

test('a second window of the same person is told apart from another person', async () => {
  const { anna, entryId } = await room()
  got(await openEntryWindow(anna, { entryId, session: 'a' }, 0))
  expect(got(await openEntryWindow(anna, { entryId, session: 'a2' }, 1))).toMatchObject([{ name: 'Anna', you: true }])
})

test("a contributor cannot learn who is at another's entry, nor appear there", async () => {
  const { boran, entryId } = await room()
  const contributor = await someone('contributor')
  await expect(listPresent(contributor, entryId, 0)).rejects.toMatchObject({ name: 'NotPermitted' })
  await expect(openEntryWindow(contributor, { entryId, session: 'c' }, 0)).rejects.toMatchObject({
    name: 'NotPermitted',
  })
  expect(got(await listPresent(boran, entryId, 1))).toEqual([])
})

test('a new database begins without the windows of the one before', async () => {
  const first = await room()
  got(await openEntryWindow(first.anna, { entryId: first.entryId, session: 'a' }, 0))
  const next = await room()
  expect(next.entryId).toBe(first.entryId)
  expect(got(await listPresent(next.boran, next.entryId, 0))).toEqual([])
})
