import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { mediaRoot } from '@/lib/media-files'
import { startBackgroundJobs } from './background-jobs'

test('the first round after a start removes what a killed process left among the uploads', async () => {
  testDatabase()
  const unfinished = join(mediaRoot(), '.aaaaaaaaaaaa.partial')
  mkdirSync(mediaRoot(), { recursive: true })
  writeFileSync(unfinished, 'x')
  const old = Date.now() / 1000 - 2 * 60 * 60
  utimesSync(unfinished, old, old)
  const stop = startBackgroundJobs()
  for (let tries = 0; existsSync(unfinished) && tries < 100; tries++) await wait(100)
  await stop()
  expect(existsSync(unfinished)).toBe(false)
})
