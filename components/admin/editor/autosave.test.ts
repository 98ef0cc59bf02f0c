import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { maxWaitMs, savePauseMs } from './autosave'
import { outcomeOf } from './send-draft'
import { base, conflict, editor, saved } from './test-autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a pause in typing sends the newest text once, on the revision it started from', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs - 1)
  e.type('one two')
  await e.passes(savePauseMs - 1)
  expect(e.sent).toEqual([])
  await e.passes(1)
  expect(e.sent).toEqual([{ entryId: 7, base, session: 'mine', content: 'one two' }])
  await e.answers(saved(2))
  expect(e.autosave.status()).toMatchObject({ is: 'saved', savedAt: 2000 })
  expect(e.autosave.unsaved).toBe(false)
})

test('someone who never pauses is saved every ten seconds', async () => {
  const e = editor()
  for (let at = 0; at < maxWaitMs; at += 100) {
    e.type(`after ${at} ms`)
    await e.passes(100)
  }
  expect(e.sent).toHaveLength(1)
})

test('one save is under way at a time, and what was typed meanwhile follows on the acknowledged revision', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  e.type('one two')
  await e.passes(60_000)
  expect(e.sent).toHaveLength(1)
  await e.answers(saved(2))
  expect(e.autosave.status().is).toBe('saving')
  await e.passes(savePauseMs)
  expect(e.sent[1]).toMatchObject({ base: { revisionId: 1, counter: 2 }, content: 'one two' })
  await e.answers(saved(3))
  expect(e.autosave.unsaved).toBe(false)
})

test('text that comes back to what is saved is not sent', async () => {
  const e = editor()
  e.type('opened and changed')
  e.type('opened')
  await e.passes(savePauseMs)
  expect(e.sent).toEqual([])
  expect(e.autosave.status().is).toBe('saved')
  expect(e.autosave.unsaved).toBe(false)
})

test('without a network it says so, keeps asking ever less often, and at once when the network is back', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers({ is: 'offline' })
  expect(e.autosave.status()).toMatchObject({ is: 'stopped', trouble: { is: 'offline' } })
  await e.passes(1_000)
  expect(e.sent).toHaveLength(2)
  await e.answers({ is: 'offline' })
  e.type('one two')
  await e.passes(1_999)
  expect(e.sent).toHaveLength(2)
  e.autosave.retry()
  expect(e.sent[2]!.content).toBe('one two')
  await e.answers(saved(2))
  expect(e.autosave.status()).toMatchObject({ is: 'saved', trouble: undefined })
})

test('a save whose acknowledgement was lost is recognised, and the newest text goes on top of it', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers({ is: 'failed', message: 'the server does not answer.' })
  e.type('one two')
  e.autosave.retry()
  await e.answers(conflict('mine', 2))
  expect(e.sent[2]).toMatchObject({ base: { revisionId: 1, counter: 2 }, content: 'one two' })
  expect(e.sent[2]!.how).toBeUndefined()
  await e.answers(saved(3))
  expect(e.autosave.unsaved).toBe(false)
})

test('a new entry whose first acknowledgement was lost goes on in the entry that was made', async () => {
  const e = editor({ isNew: true })
  expect(e.autosave.status().is).toBe('untouched')
  e.type('one')
  await e.passes(savePauseMs)
  expect(e.sent[0]).toMatchObject({ entryId: undefined, base: undefined })
  await e.answers({ is: 'offline' })
  e.autosave.retry()
  await e.answers(conflict('mine', 1))
  expect(e.sent[2]).toMatchObject({ entryId: 7, base: { revisionId: 1, counter: 1 } })
})

test('after an unknown outcome even an unchanged text is sent again', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers({ is: 'failed', message: 'the server does not answer.' })
  e.type('opened')
  e.autosave.retry()
  expect(e.sent[1]!.content).toBe('opened')
})

test('an ended session keeps the text and sends it when someone signed in again', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  await e.answers({ is: 'signed out' })
  expect(e.autosave.status()).toMatchObject({ is: 'stopped', trouble: { is: 'signed out' } })
  e.type('one two')
  expect(e.autosave.unsaved).toBe(true)
  e.autosave.retry()
  await e.answers(saved(2))
  expect(e.sent.at(-1)!.content).toBe('one two')
  expect(e.autosave.status().is).toBe('saved')
})

test('before publishing everything typed is saved, and the acknowledged revision is named', async () => {
  const e = editor()
  e.type('one')
  await e.passes(savePauseMs)
  e.type('one two')
  const flushed = e.autosave.flush()
  await e.answers(saved(2))
  await e.answers(saved(1, 12))
  expect(await flushed).toEqual({ revisionId: 12, counter: 1 })
  expect(e.sent.map((saving) => saving.content)).toEqual(['one', 'one two'])
})

test('nothing is published when the save before it failed', async () => {
  const e = editor()
  e.type('one')
  const flushed = e.autosave.flush()
  await e.passes(0)
  await e.answers({ is: 'offline' })
  expect(await flushed).toBeUndefined()
})

test('typing tells listeners once, not for every key', () => {
  const e = editor()
  const listener = vi.fn()
  e.autosave.subscribe(listener)
  for (let n = 0; n < 1000; n++) e.type(`key ${n}`)
  expect(listener).toHaveBeenCalledTimes(1)
})

test('only an answer that names a revision is an acknowledgement', () => {
  expect(outcomeOf(200, undefined)).toMatchObject({ is: 'failed' })
  expect(outcomeOf(200, {})).toMatchObject({ is: 'failed' })
  expect(outcomeOf(401, { problems: [{ message: 'Sign in.' }] })).toEqual({ is: 'signed out' })
  expect(outcomeOf(422, { problems: [{ message: 'Too long.' }] })).toMatchObject({ is: 'refused' })
  const tooLong = 'the text is too long. Split it into several.'
  expect(outcomeOf(413, undefined)).toEqual({ is: 'failed', message: tooLong })
  expect(outcomeOf(507, { problems: [{ message: 'Not saved: the disk is full.' }] })).toEqual({
    is: 'failed',
    message: 'Not saved: the disk is full.',
  })
})
