/** @module-tag thorough */
import { expect, test } from 'vitest'
import { compareHandlers } from './drafts/compare'

test('two archives that differ in drafts, schedules, comments, previews and the trash give the same bytes at every public address', async () => {
  const { askedCount, problems } = await compareHandlers()
  expect(problems).toEqual([])
  expect(askedCount).toBeGreaterThan(800)
})

test('a text that is live before its moment is found; the other leak by the proof that lasts longer', async () => {
  const { problems } = await compareHandlers({ fault: 'live before its moment' })
  expect(problems.length).toBeGreaterThan(10)
})
