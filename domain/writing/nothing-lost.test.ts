import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '@/db/test-runs'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { history, step } from '@/domain/testing/two-actors'
import { someone } from '@/domain/testing/newsroom'

/** Two hundred in the suite, ten thousand in `npm run soak`: each is a history of its own in an entry of its own. */
const many = runs({ suite: 200, soak: 10_000, seed: 2014 })

test('whatever two people save, restore, publish, schedule and take back, nothing acknowledged is lost', async () => {
  testDatabase()
  const people = [await someone('editor', 'Anna'), await someone('admin', 'Boran')] as const
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const result = await history(people, steps)
      await result.agrees()
    }),
    { ...many, endOnFailure: true },
  )
  expect((await checkRecord()).problems).toEqual([])
}, 3_600_000)
