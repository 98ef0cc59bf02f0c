import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isPostgres } from '../kit'
import { env } from '../../lib/process/env'
import { closeDatabase, publicVersion } from '../connection'
import { connectAfter } from '../engines/postgres'
import { testDatabase } from '../test-database'
import { runAt } from '../test-server'
import { isLocked, takeLock } from './lock'

test('one at a time has a lock, other locks are free meanwhile, and who gives it back leaves it to the next', async () => {
  testDatabase()
  await publicVersion()
  expect(await isLocked('importing')).toBe(false)
  const lock = (await takeLock('importing', 0))!
  expect(await isLocked('importing')).toBe(true)
  expect(await takeLock('importing', 150)).toBeUndefined()
  expect(await isLocked('copying')).toBe(false)
  expect(await lock.confirm()).toBe(true)
  await lock.release()
  expect(lock.lost.aborted).toBe(false)
  expect(await isLocked('importing')).toBe(false)
  const next = await takeLock('importing', 0)
  expect(next).toBeDefined()
  await next!.release()
})

test('who waits for a lock has it once it is given back', async () => {
  testDatabase()
  await publicVersion()
  const lock = (await takeLock('copying', 0))!
  setTimeout(() => void lock.release(), 50)
  const next = await takeLock('copying', 60_000)
  expect(next).toBeDefined()
  await next!.release()
})

test('a lock that is given back while its holder is just asked about is not lost', async () => {
  testDatabase()
  await publicVersion()
  const lock = (await takeLock('preparing', 0))!
  const answer = lock.confirm()
  await lock.release()
  await answer
  expect(lock.lost.aborted).toBe(false)
})

test.runIf(isPostgres)('a lock is had once the database is open, and not before (PostgreSQL alone)', async () => {
  testDatabase()
  await publicVersion()
  closeDatabase()
  let open = () => {}
  connectAfter(new Promise<void>((done) => (open = done)))
  let isHeld = false
  const taking = takeLock('copying', 60_000).then((lock) => {
    isHeld = true
    return lock!
  })
  await wait(300)
  expect(isHeld).toBe(false)
  open()
  await (await taking).release()
})

test.runIf(isPostgres)(
  'who loses the connection learns that the lock is lost, and another has it (PostgreSQL alone)',
  async () => {
    testDatabase()
    await publicVersion()
    const lock = (await takeLock('leading', 0))!
    await runAt(
      env().databaseUrl!,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'gazette leading'`,
    )
    expect(await lock.confirm()).toBe(false)
    expect(lock.lost.aborted).toBe(true)
    const next = await takeLock('leading', 60_000)
    expect(next).toBeDefined()
    await next!.release()
  },
)
