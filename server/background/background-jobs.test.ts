/** @module-tag thorough */
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, vi } from 'vitest'
import { rawWriter } from '@/db/connection'
import { testDatabase } from '@/db/test-database'
import { testOfSqlite } from '@/db/test-sqlite'
import { mediaRoot } from '@/lib/store/media'
import { listen } from '@/lib/process/test-log'

testOfSqlite.each([
  ['removes what a killed process left among the uploads', ''],
  ['does so where jobs before it fail', 'drop table notices'],
])('the first round after a start %s', async (_, fault) => {
  testDatabase()
  vi.resetModules()
  const { startBackgroundJobs } = await import('./background-jobs')
  const heard = listen()
  if (fault) rawWriter().exec(fault)
  const unfinished = join(mediaRoot(), '.aaaaaaaaaaaa.partial')
  mkdirSync(mediaRoot(), { recursive: true })
  writeFileSync(unfinished, 'x')
  const old = Date.now() / 1000 - 2 * 60 * 60
  utimesSync(unfinished, old, old)
  const stop = startBackgroundJobs()
  for (let tries = 0; existsSync(unfinished) && tries < 100; tries++) await wait(100)
  await stop()
  expect(existsSync(unfinished)).toBe(false)
  const failed = heard().flatMap(({ msg, job }) => (msg === 'A job in the background failed' ? [job] : []))
  expect(failed.includes('notices')).toBe(fault !== '')
})

testOfSqlite('once a later version does not admit this one, no job is done any more', async () => {
  testDatabase()
  vi.resetModules()
  const { startBackgroundJobs } = await import('./background-jobs')
  const heard = listen()
  rawWriter().exec(
    `insert into __drizzle_migrations (hash, created_at) values ('later', 9e12); pragma user_version = 999`,
  )
  const unfinished = join(mediaRoot(), '.aaaaaaaaaaaa.partial')
  mkdirSync(mediaRoot(), { recursive: true })
  writeFileSync(unfinished, 'x')
  const old = Date.now() / 1000 - 2 * 60 * 60
  utimesSync(unfinished, old, old)
  const stop = startBackgroundJobs()
  // The first round begins after a second.
  await wait(3_000)
  await stop()
  expect(existsSync(unfinished)).toBe(true)
  expect(heard().filter(({ msg }) => msg === 'A job in the background failed')).toEqual([])
})
