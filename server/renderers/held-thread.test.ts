/** @module-tag thorough */
import { expect, test } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { openDoor, still } from '../test-door'

test('a request that holds the thread of the desk for two seconds is named in the log, and no other', async () => {
  const heard = listen()
  const { ask } = await openDoor({
    handle: (req, res) => {
      if (req.url!.startsWith('/admin/long')) useProcessor(2_100)
      still(res, 'answered')
    },
  })
  await Promise.all([ask('/admin/short'), ask('/admin/long?q=somebody')])
  // Doors of other tests in this process may still have requests.
  const lines = heard().filter(({ addresses }) => /short|long/.test(String(addresses)))
  expect(lines).toMatchObject([{ level: 'warn', addresses: ['GET /admin/long'] }])
  expect(lines[0]!.milliseconds).toBeGreaterThan(2_000)
})

/** Uses milliseconds of processor time. */
function useProcessor(time: number) {
  const began = process.cpuUsage()
  const spent = () => Object.values(process.cpuUsage(began)).reduce((sum, part) => sum + part, 0) / 1_000
  while (spent() < time);
}
