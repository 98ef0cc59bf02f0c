import { expect, test } from '@playwright/test'
import { setClocks } from '@/proofs/clock/clock'

test('whatever the clock of the machine is set to, and while the server is stopped too, a post is there from its moment on and once', async () => {
  const { early, missed, double, restarts } = await setClocks(30)
  expect({ early, missed, double }).toEqual({ early: 0, missed: 0, double: 0 })
  expect(restarts).toBe(3)
})

test('what is live too early is found, and what is kept for too long', async () => {
  expect((await setClocks(8, { fault: 'live a millisecond early' })).early).toBeGreaterThan(0)
  expect((await setClocks(20, { fault: 'kept past a moment' })).missed).toBeGreaterThan(0)
})
