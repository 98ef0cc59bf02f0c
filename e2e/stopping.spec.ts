import { expect, test } from '@playwright/test'
import { stopServer } from '@/proofs/stop'

test('a server that is asked to stop answers all 50 requests that are under way, and ends within ten seconds', async () => {
  const { problems, answered, runningRequests } = await stopServer()
  expect(problems).toEqual([])
  expect(answered).toBe(50)
  expect(runningRequests).toBeGreaterThan(25)
})

test('a server that ends at once is found by what it does not answer', async () => {
  const { problems } = await stopServer({ fault: 'ends at once' })
  expect(problems.join('\n')).toContain('not answered')
})
