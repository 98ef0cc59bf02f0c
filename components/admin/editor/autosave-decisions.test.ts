import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { savePauseMs } from './autosave'
import type { SaveOutcome } from './send-draft'
import { base, conflict, editor, saved } from './test-autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("after another person's save every further word is laid aside, until someone decides; then it goes on top", async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers(conflict('theirs'))
  e.autosave.retry()
  await e.passes(10 * 60_000)
  expect(e.sent).toHaveLength(1)
  expect(e.autosave.unsaved).toBe(true)
  expect(await e.autosave.flush()).toBeUndefined()

  e.type('one two')
  const aside = e.autosave.keepAside()
  await e.passes(0)
  expect(e.sent[1]).toMatchObject({ base, content: 'one two' })
  await e.answers(conflict('theirs', 3))
  expect(await aside).toBe(true)

  const settling = e.autosave.endConflict('kept', { revisionId: 1, counter: 3 })
  await e.passes(0)
  expect(e.sent[2]).toMatchObject({
    base: { revisionId: 1, counter: 3 },
    how: 'kept',
    fromRevision: 4,
    content: 'one two',
  })
  await e.answers(saved(1, 9))
  expect(await settling).toBe(true)
  e.type('one two three')
  await e.passes(savePauseMs)
  expect(e.sent[3]).toMatchObject({ base: { revisionId: 9, counter: 1 } })
  expect(e.sent[3]!.how).toBeUndefined()
})

test('a decision about a text that has changed meanwhile is a new conflict, not a save over it', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers(conflict('theirs'))
  const settling = e.autosave.endConflict('merged', { revisionId: 1, counter: 2 })
  await e.passes(0)
  await e.answers(conflict('a third', 3))
  expect(await settling).toBe(false)
  expect(e.autosave.status().trouble).toMatchObject({ is: 'conflict', conflict: { session: 'a third' } })
})

test('a decision survives a failed attempt', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers(conflict('theirs'))
  const settling = e.autosave.endConflict('kept', { revisionId: 1, counter: 2 })
  await e.passes(0)
  await e.answers({ is: 'offline' })
  expect(await settling).toBe(false)
  e.autosave.retry()
  expect(e.sent[2]).toMatchObject({ how: 'kept', base: { revisionId: 1, counter: 2 } })
})

test('a conflict is compared with what this text started from', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers(saved(2))
  e.type('one two')
  await e.passes(savePauseMs)
  await e.answers(conflict('theirs', 3))
  expect(e.autosave.origin).toEqual({ base: { revisionId: 1, counter: 2 }, common: 'one' })
})

const tooLong: SaveOutcome = {
  is: 'refused',
  problems: [{ message: 'The title is too long.', field: 'content.title' }],
}

test('while one field is refused everything else is saved, and it is saved too once it is right', async () => {
  const e = editor()
  const text = (title: string, body: string) => JSON.stringify({ title, slug: '', body })
  e.autosave.setAcknowledged(text('Old', 'a'))
  e.type(text('far too long', 'a and b'))
  await e.passes(savePauseMs)
  await e.answers(tooLong)
  expect(e.sent[1]!.content).toBe(text('Old', 'a and b'))
  await e.answers(saved(2))
  expect(e.autosave.status()).toMatchObject({
    is: 'stopped',
    savedAt: 2000,
    trouble: { is: 'refused', isPartial: true },
  })
  expect(e.autosave.unsaved).toBe(true)
  await e.passes(60_000)
  expect(e.sent).toHaveLength(2)

  e.type(text('far too long', 'a, b and c'))
  await e.passes(savePauseMs)
  await e.answers(tooLong)
  expect(e.sent[3]).toMatchObject({ base: { revisionId: 1, counter: 2 }, content: text('Old', 'a, b and c') })
  await e.answers(saved(3))
  e.type(text('short', 'a, b and c'))
  await e.passes(savePauseMs)
  expect(e.sent[4]!.content).toBe(text('short', 'a, b and c'))
  await e.answers(saved(4))
  expect(e.autosave.status()).toMatchObject({ is: 'saved', trouble: undefined })
})

test('a new entry whose title is refused begins without it', async () => {
  const e = editor({ isNew: true })
  e.autosave.setAcknowledged(JSON.stringify({ title: '', body: '' }))
  e.type(JSON.stringify({ title: 'far too long', body: 'words' }))
  await e.passes(savePauseMs)
  await e.answers(tooLong)
  expect(e.sent[1]!.content).toBe(JSON.stringify({ title: '', body: 'words' }))
  await e.answers(saved(1))
  expect(e.autosave.status()).toMatchObject({ entryId: 7, trouble: { isPartial: true } })
})

test('what is refused and belongs to no field is kept whole in the browser', async () => {
  const e = editor()
  e.type(JSON.stringify({ title: 'x' }))
  await e.passes(savePauseMs)
  await e.answers({ is: 'refused', problems: [{ message: 'This entry is in the trash.' }] })
  expect(e.sent).toHaveLength(1)
  expect(e.autosave.status().trouble).not.toHaveProperty('rest')
})
