import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { morning, newsroom } from '@/domain/testing/archive'
import { cachedByStates } from './catalogue/entry-states'

test('after a release, what is known of all texts is added up from the released text alone', async () => {
  testDatabase()
  const { publish } = await newsroom()
  for (let n = 0; n < 20; n++) await publish('2014-10-01', { title: `Post ${n}` })
  let added = 0
  const ids = cachedByStates(
    () => new Set<number>(),
    (known, { entryId }) => {
      added++
      known.add(entryId)
    },
  )
  const now = morning('2014-11-01')
  expect((await ids(now)).size).toBe(20)
  const { entryId } = await publish('2014-10-02', { title: 'One more' })
  const known = await ids(now)
  expect([known.size, known.has(entryId), added]).toEqual([21, true, 21])
})
