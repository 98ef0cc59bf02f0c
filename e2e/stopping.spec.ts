import { expect, test } from '@playwright/test'
import { stopServer } from '@/proofs/stop'
import { shippedLayout } from './support/server'

test('a server that is asked to stop answers all 50 requests that are under way, and ends within ten seconds', async () => {
  const { problems, answered, refused, runningRequests } = await stopServer({ settings: shippedLayout })
  expect(problems).toEqual([])
  expect(answered + refused).toBe(50)
  expect(answered).toBeGreaterThan(30)
  expect(runningRequests).toBeGreaterThan(25)
})

test('a server that ends at once is found by what it does not answer', async () => {
  const { problems } = await stopServer({ settings: shippedLayout, fault: 'ends at once' })
  expect(problems.join('\n')).toContain('not answered')
})
