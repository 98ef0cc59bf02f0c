import { expect, test, vi } from 'vitest'
import { publicVersion } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { done } from '@/lib/result'
import { isCopyingUploads, oneAtATime, runningBackup } from './backing-up'

test('how far a backup is can be asked for while it is made, a second one is refused, and nothing of it stays', async () => {
  testDatabase()
  await publicVersion()
  const outcome = await oneAtATime(async ({ show, passing }) => {
    passing('/nowhere/half')
    show({ what: 'proved', done: 1, of: 2 })
    const progress = { what: 'proved', done: 1, of: 2, since: 5 }
    await vi.waitUntil(async () => (await runningBackup())?.of === 2, { timeout: 60_000 })
    expect(await runningBackup()).toEqual(progress)
    expect(await isCopyingUploads()).toBe(true)
    const other = await oneAtATime(async () => done('made'), 6)
    expect(other).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/^Another backup/) }] })
    return done('made')
  }, 5)
  expect(outcome).toEqual(done('made'))
  expect(await runningBackup()).toBeUndefined()
  expect(await isCopyingUploads()).toBe(false)
})
