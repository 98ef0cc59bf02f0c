import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { savePauseMs } from './autosave'
import type { SaveOutcome } from './send-draft'
import { base, conflict, editor, saved } from './test-autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const theirs = { revisionId: 9, counter: 1, savedAt: 5_000 }
const told = (): SaveOutcome => {
  const outcome = conflict('theirs') as SaveOutcome & { is: 'conflict' }
  return { is: 'conflict', conflict: { ...outcome.conflict, aside: undefined } }
}

/** An editor that can merge: theirs goes before what is typed. */
function merging(can = () => true) {
  const e: ReturnType<typeof editor> = editor({
    merge: async () => {
      if (!can()) return false
      e.shows(`theirs and ${e.text()}`)
      e.autosave.continueFromNewer(theirs, 'theirs')
      return true
    },
  })
  return e
}

test('a text that met a newer one is merged with it and saved upon it, and nobody is asked', async () => {
  const e = merging()
  e.type('mine')
  await e.passes(savePauseMs)
  expect(e.sent[0]).toMatchObject({ base, content: 'mine', mergesFirst: true })
  await e.answers(told())
  await e.passes(0)
  expect(e.sent[1]).toMatchObject({ base: { revisionId: 9, counter: 1 }, content: 'theirs and mine' })
  expect(e.autosave.status().trouble).toBeUndefined()
  await e.answers(saved(1, 10))
  expect(e.autosave.status()).toMatchObject({ is: 'saved', revisionId: 10 })
  expect(e.autosave.unsaved).toBe(false)
})

test('where somebody has to choose, the text is laid aside before they are asked', async () => {
  const e = merging(() => false)
  e.type('mine')
  await e.passes(savePauseMs)
  await e.answers(told())
  expect(e.sent[1]!.mergesFirst).toBeUndefined()
  expect(e.sent[1]).toMatchObject({ base, content: 'mine' })
  await e.answers(conflict('theirs'))
  expect(e.autosave.status()).toMatchObject({ is: 'stopped', trouble: { is: 'conflict' } })
  // While nobody has decided, nothing is merged: what they look at stays.
  e.type('mine and more')
  await e.passes(savePauseMs)
  expect(e.sent[2]!.mergesFirst).toBeUndefined()
})

test('a text that lay aside already is named by the merged one', async () => {
  const e = merging()
  e.type('mine')
  await e.passes(savePauseMs)
  await e.answers(conflict('theirs'))
  await e.passes(0)
  expect(e.sent[1]).toMatchObject({ how: 'merged', fromRevision: 4, content: 'theirs and mine' })
})

test('what is typed while both are merged is saved with them', async () => {
  const e = merging(() => (e.type('mine, more'), true))
  e.type('mine')
  await e.passes(savePauseMs)
  await e.answers(told())
  expect(e.sent[1]!.content).toBe('theirs and mine, more')
  await e.answers(saved(1, 10))
  expect(e.autosave.unsaved).toBe(false)
})

test('two windows that meet again and again end with a question, not in a circle', async () => {
  const e = merging()
  e.type('mine')
  await e.passes(savePauseMs)
  for (let n = 0; n < 20 && !e.autosave.status().trouble; n++) {
    await e.answers(e.sent.at(-1)!.mergesFirst ? told() : conflict('theirs'))
    await e.passes(0)
  }
  expect(e.autosave.status().trouble).toMatchObject({ is: 'conflict' })
  expect(e.sent.length).toBeLessThan(10)
})

test('a newer text that is shown while nothing is typed is what the next save starts from', async () => {
  const e = merging()
  e.shows('theirs')
  e.autosave.continueFromSaved({ ...theirs, entryId: 7, slug: 'a' }, 'theirs')
  expect(e.autosave.status()).toMatchObject({ is: 'saved', revisionId: 9, savedAt: 5_000 })
  e.type('theirs and mine')
  await e.passes(savePauseMs)
  expect(e.sent).toMatchObject([{ base: { revisionId: 9, counter: 1 }, content: 'theirs and mine' }])
})
