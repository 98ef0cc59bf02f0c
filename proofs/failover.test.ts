/** @module-tag thorough */
import { expect, test } from 'vitest'
import { failOver, failoverProblem } from './failover/failover'

// A short form of `npm run soak -- proofs failover`, with its control run.

const reason = failoverProblem()
const testOfFailover = reason ? (title: string, _: () => unknown) => test.skip(`${title} (skipped: ${reason})`) : test

testOfFailover(
  'the server of the database is gone without a word in the middle of writes: its synchronous standby has all that was acknowledged, and instances go on',
  async () => {
    const { acknowledged, exact, problems } = await failOver(1, { modes: [{ isLagging: true, isSilent: true }] })
    expect(problems).toEqual([])
    expect(acknowledged).toBeGreaterThanOrEqual(80)
    expect(exact).toBeGreaterThan(0)
  },
)
