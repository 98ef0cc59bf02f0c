import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { listen } from '@/lib/process/test-log'
import { startRun } from './start-run'

const node = process.execPath
afterEach(() => void (process.execPath = node))

test('a process that cannot be begun, on a disk that takes nothing, is told in the log and does not end the server', async () => {
  mkdirSync(join(testDatabase(), 'deliveries/abcdefghijkl/run.json'), { recursive: true })
  process.execPath = '/nowhere/node'
  const heard = listen()
  startRun('abcdefghijkl', 'import')
  // A rejection that nobody hears makes the run of the tests fail.
  await expect.poll(() => heard().length).toBe(2)
  await wait(20)
  expect(heard().map(({ msg }) => msg)).toEqual([
    'An import of the desk did not begin',
    'How an import of the desk ended could not be written down',
  ])
})
