import { expect, test } from 'vitest'
import { listen } from '@/lib/process/test-log'
import { RefusalLog } from './refusal-log'

test('a flood of refusals is a line a minute, which says how many there were', () => {
  const heard = listen()
  const refusals = new RefusalLog()
  for (let second = 0; second < 150; second++) for (let n = 0; n < 10; n++) refusals.note(second * 1000)
  expect(heard()).toMatchObject([
    { level: 'warn', times: 1 },
    { level: 'warn', times: 600 },
    { level: 'warn', times: 600 },
  ])
})
