import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { lastJobRuns } from '@/domain/care/job-runs'
import { listen } from '@/lib/process/test-log'
import { runJobs, type Job } from './jobs'
import { gate } from '@/server/test-door'

const minute = 60_000
const hour = 60 * minute
const night = Date.UTC(2014, 9, 1, 20)

beforeEach(() => {
  testDatabase()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: night })
})
afterEach(() => void vi.useRealTimers())

/** Runs jobs as a server does that starts now. */
function startServer(...jobs: Job[]) {
  return runJobs(jobs, async () => true)
}

/** Lets a time (ms) go by, and what was begun in it be written down. */
async function pass(time: number) {
  for (const end = Date.now() + time; Date.now() < end;) {
    await vi.advanceTimersByTimeAsync(Math.min(minute, end - Date.now()))
    await new Promise(setImmediate)
  }
  for (let n = 0; n < 20; n++) await new Promise(setImmediate)
}

function job({ work, ...changes }: Partial<Job> = {}) {
  return { name: 'check', every: 'night' as const, ...changes, work: vi.fn<Job['work']>(work ?? (async () => {})) }
}

test('a job of the night is done once, also where the server starts again, and the next night once more', async () => {
  const check = job({ isLong: true })
  const stop = startServer(check)
  await pass(hour)
  expect(check.work).toHaveBeenCalledTimes(1)
  await stop()
  const stopAgain = startServer(check)
  await pass(hour)
  expect(check.work).toHaveBeenCalledTimes(1)
  await pass(24 * hour)
  expect(check.work).toHaveBeenCalledTimes(2)
  await stopAgain()
})

test('a job of the day is done a day after it was done last, whatever starts meanwhile', async () => {
  const trash = job({ name: 'trash', every: 24 * hour })
  for (let n = 0; n < 3; n++) {
    const stop = startServer(trash)
    await pass(7 * hour)
    await stop()
  }
  expect(trash.work).toHaveBeenCalledTimes(1)
  const runs = await lastJobRuns()
  expect([...runs.keys()]).toEqual(['trash'])
  const stop = startServer(trash)
  await pass(4 * hour)
  expect(trash.work).toHaveBeenCalledTimes(2)
  expect((await lastJobRuns()).get('trash')! - runs.get('trash')!).toBeLessThan(24 * hour + minute)
  await stop()
})

test('what a killed process may leave is done after each start', async () => {
  const unfinished = job({ every: hour, atStart: true })
  for (let n = 0; n < 2; n++) {
    const stop = startServer(unfinished)
    await pass(minute)
    await stop()
  }
  expect(unfinished.work).toHaveBeenCalledTimes(2)
})

test('what is done many times in an hour is not noted', async () => {
  const mail = job({ name: 'mail', every: 30_000 })
  const stop = startServer(mail)
  await pass(10 * minute)
  await stop()
  expect(mail.work.mock.calls.length).toBeGreaterThan(15)
  expect(await lastJobRuns()).toEqual(new Map())
})

test('one that fails is told, keeps no other from being done, and is tried again: a long one after an hour at the latest', async () => {
  const heard = listen()
  const fail = async () => Promise.reject(new Error('the disk is away'))
  const long = job({ name: 'long', isLong: true, work: fail })
  const short = job({ name: 'short', work: fail })
  const other = job({ name: 'other' })
  const stop = startServer(long, short, other)
  await pass(50 * minute)
  expect(long.work).toHaveBeenCalledTimes(1)
  expect(short.work.mock.calls.length).toBeGreaterThan(10)
  expect(other.work).toHaveBeenCalledTimes(1)
  await pass(20 * minute)
  expect(long.work).toHaveBeenCalledTimes(2)
  await stop()
  expect([...(await lastJobRuns()).keys()]).toEqual(['other'])
  expect(heard()).toContainEqual(expect.objectContaining({ level: 'error', job: 'long' }))
})

test('a long job is begun once while it runs, and holds up no other', async () => {
  const { open, passed } = gate()
  const long = job({ name: 'long', every: minute, isLong: true, work: () => passed })
  const other = job({ name: 'other', every: minute })
  const stop = startServer(long, other)
  await pass(5 * minute)
  expect(long.work).toHaveBeenCalledTimes(1)
  expect(other.work.mock.calls.length).toBeGreaterThan(3)
  open()
  await pass(2 * minute)
  expect(long.work.mock.calls.length).toBeGreaterThan(1)
  await stop()
})

test('a server that stops breaks a long job off, waits until it is written down, and does it again after the next start', async () => {
  let isWritten = false
  const check = job({
    isLong: true,
    work: async (_, signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      await new Promise(setImmediate)
      isWritten = true
    },
  })
  const stop = startServer(check)
  await pass(minute)
  await stop()
  expect(isWritten).toBe(true)
  const stopAgain = startServer(check)
  await pass(minute)
  expect(check.work).toHaveBeenCalledTimes(2)
  await stopAgain()
})

test('nothing is done where the jobs may not go on', async () => {
  const trash = job()
  const stop = runJobs([trash], async () => false)
  await pass(hour)
  await stop()
  expect(trash.work).not.toHaveBeenCalled()
})
