import { expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { askForBackup, backingUp, endBackupRequest, isBackupRequested } from '@/domain/backups/backing-up'
import { someone } from '@/domain/testing/newsroom'
import { env } from '@/lib/process/env'
import { Backups, type BackupProcess } from './backups'

const hour = 3_600_000
const requests = { isRequested: isBackupRequested, endRequest: endBackupRequest }

/** Processes that end when a test says so. */
function testBackups(isDue: (now: number) => boolean = () => true) {
  const begun: { isDue: boolean; end(isWell: boolean): Promise<void>; killed: boolean }[] = []
  const begin = ({ isDue }: { isDue: boolean }): BackupProcess => {
    let resolve = (_isWell: boolean) => {}
    const promise = new Promise<boolean>((settle) => (resolve = settle))
    const backup = {
      isDue,
      killed: false,
      async end(isWell: boolean) {
        resolve(isWell)
        await new Promise(setImmediate)
      },
    }
    begun.push(backup)
    return {
      ended: promise,
      kill() {
        backup.killed = true
        resolve(false)
      },
    }
  }
  return { begun, backups: new Backups({ isDue: async (now) => isDue(now), begin, ...requests }) }
}

test('a backup that is due is begun once, and the next when it is due again', async () => {
  const { begun, backups } = testBackups()
  await backups.tick(0)
  await backups.tick(30_000)
  expect(begun).toMatchObject([{ isDue: true }])
  await begun[0]!.end(true)
  await backups.tick(60_000)
  expect(begun).toHaveLength(2)
})

test('what is not due is not begun', async () => {
  const { begun, backups } = testBackups((now) => now >= hour)
  await backups.tick(hour - 1)
  expect(begun).toEqual([])
  await backups.tick(hour)
  expect(begun).toHaveLength(1)
})

test('after a process that failed, the next is begun by itself an hour later', async () => {
  const { begun, backups } = testBackups()
  await backups.tick(0)
  await begun[0]!.end(false)
  await backups.tick(hour - 1)
  expect(begun).toHaveLength(1)
  await backups.tick(hour)
  expect(begun).toHaveLength(2)
})

testOfSqlite('an admin who asks has one begun at once, due or not', async () => {
  testDatabase()
  const { begun } = testBackups(() => false)
  const settings = env()
  settings.backups = { folder: '/nowhere', hour: 2, keep: { days: 1, weeks: 0, months: 0, years: 0 } }
  try {
    expect(await askForBackup(await someone('admin'), Date.now())).toEqual({ ok: true, value: undefined })
  } finally {
    settings.backups = undefined
  }
  expect(begun).toMatchObject([{ isDue: false }])
})

test('a server that stops ends it and begins none any more', async () => {
  const { begun, backups } = testBackups()
  await backups.tick(0)
  await backups.stop()
  expect(begun[0]!.killed).toBe(true)
  await backups.tick(hour * 2)
  expect(begun).toHaveLength(1)
})

testOfSqlite(
  'one asked for while the day’s process ends is begun when it has ended; one asked for later is another',
  async () => {
    testDatabase()
    const { begun, backups } = testBackups()
    const admin = await someone('admin')
    await backups.tick(Date.now())
    expect(await askForBackup(admin, Date.now())).toEqual({ ok: true, value: undefined })
    expect(await backingUp(admin, Date.now())).toMatchObject({ isRequested: true, underway: null })
    expect(begun).toMatchObject([{ isDue: true }])
    await begun[0]!.end(true)
    await vi.waitUntil(() => begun.length === 2)

    await askForBackup(admin, Date.now() + 1_000)
    await begun[1]!.end(true)
    await vi.waitUntil(() => begun.length === 3)
    expect(begun.map(({ isDue }) => isDue)).toEqual([true, false, false])
  },
)

test('while it is noted that a request was answered, it begins no other backup', async () => {
  const ends: (() => void)[] = []
  let begun = 0
  let noted: () => void
  const backups = new Backups({
    isDue: async () => false,
    begin: () => {
      begun++
      return { ended: new Promise((resolve) => ends.push(() => resolve(true))), kill: () => {} }
    },
    isRequested: async () => true,
    endRequest: () => new Promise((resolve) => (noted = resolve)),
  })
  await backups.answerRequest()
  ends[0]!()
  await new Promise(setImmediate)
  await backups.answerRequest()
  expect(begun).toBe(1)
  noted!()
  await new Promise(setImmediate)
  await backups.answerRequest()
  expect(begun).toBe(2)
})
