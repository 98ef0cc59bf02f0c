/** @module-tag property */
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from '@/db/connection'
import { runs } from '@/db/test-runs'
import { testDatabase } from '@/db/test-database'
import { checkRecord } from '@/domain/care/record-check'
import { headOf } from '@/domain/entries/head'
import { history, step } from '@/domain/testing/two-actors'
import { someone } from '@/domain/testing/newsroom'
import { saveDraft } from './drafts'

/** Each run is a history of its own entry. */
const many = runs({ suite: 200, soak: 10_000, seed: 2014 })

/** Saves over the newest text without reading it, as if nobody else could write. */
const withoutLooking: typeof saveDraft = async (actor, save, now) => {
  const head = (await headOf(read(), save.entryId))!
  return saveDraft(actor, { ...save, base: { revisionId: head.id, counter: head.counter } }, now)
}

test('windows that save without looking at what they began from are found', async () => {
  testDatabase()
  const people = [await someone('editor', 'Anna'), await someone('admin', 'Boran')] as const
  const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
    const result = await history(people, steps, withoutLooking)
    await result.agrees()
  })
  await expect(fc.assert(property, { numRuns: 50, seed: 2014, endOnFailure: true })).rejects.toThrow('Property failed')
})

test('whatever two people save, restore, publish, schedule and take back, nothing acknowledged is lost', async () => {
  testDatabase()
  const people = [await someone('editor', 'Anna'), await someone('admin', 'Boran')] as const
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const result = await history(people, steps)
      await result.agrees()
      // The memory of a statement is given back between two turns of the event loop, of which this would have none.
      await nextTurn()
    }),
    { ...many, endOnFailure: true },
  )
  expect((await checkRecord()).problems).toEqual([])
}, 3_600_000)
