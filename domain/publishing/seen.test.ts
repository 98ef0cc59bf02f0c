import { expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import type { Result } from '@/lib/result'
import { findItem } from '@/domain/published/item'
import { got, post, someone } from '@/domain/testing/newsroom'
import { findStanding } from '@/domain/writing/editing'
import { release, unschedule, withdraw } from './releases'

const october = Date.UTC(2014, 9, 7, 2)
const day = 86_400_000

test('who saw another state of the releases is told what was done meanwhile, and nothing of theirs happens', async () => {
  testDatabase()
  const [editor, other] = [await someone('editor', 'Wai'), await someone('editor', 'Sok')]
  const first = await post(editor, { title: 'Reports' }, october)
  const { entryId } = first
  const seen = async () => (await findStanding(editor, entryId, october + day))!.releaseActs
  const withdrawal = { entryId, reason: 'error', explanation: 'Wrong figures.' } as const
  const steps: [() => Promise<Result<unknown>>, string][] = [
    [() => release(other, { ...first, at: october + day }, october), 'Sok scheduled this text'],
    [() => unschedule(other, entryId, october), 'Sok took back what was set for this text'],
    [() => release(other, first, october), 'Sok published this text'],
    [() => withdraw(other, withdrawal, october), 'Sok withdrew this text today 09:00: “Wrong figures.” See how'],
  ]
  for (const [act, words] of steps) {
    const before = await seen()
    got(await act())
    for (const late of [
      await release(editor, { ...first, seen: before }, october + 1),
      await withdraw(editor, { ...withdrawal, seen: before }, october + 1),
    ])
      expect(late).toMatchObject({ ok: false, problems: [{ field: 'seen', message: expect.stringContaining(words) }] })
  }
  expect(await findItem({ path: '/2014/10/reports', now: october + day })).toMatchObject({ is: 'gone' })
  got(await release(editor, { ...first, seen: await seen() }, october + 1))
})

test('a list from before a withdrawal publishes nothing again', async () => {
  testDatabase()
  const [editor, other] = [await someone('editor', 'Wai'), await someone('editor', 'Sok')]
  const first = await post(editor, { title: 'Reports' }, october)
  got(await release(editor, first, october))
  got(await withdraw(other, { entryId: first.entryId, reason: 'request', explanation: 'A witness.' }, october + 2))
  const late = await release(editor, { ...first, seenAt: october + 1 }, october + 3)
  expect(late).toMatchObject({ problems: [{ message: expect.stringMatching(/^Sok withdrew .*: “A witness\.” See/) }] })
  got(await release(editor, { ...first, seenAt: october + 2 }, october + 3))
})
