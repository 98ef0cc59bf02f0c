import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Autosave, longestWait, pause } from './autosave'
import { outcomeOf, type Outcome, type Saving } from './send-draft'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const base = { revisionId: 1, counter: 1 }

/** An editor whose server answers what the test tells it to, one save after the other. */
function editor({ isNew = false } = {}) {
  const sent: Saving[] = []
  let answer!: (outcome: Outcome) => void
  let text = 'opened'
  const autosave = new Autosave(isNew ? { session: 'mine' } : { session: 'mine', entryId: 7, base, savedAt: 0 }, {
    read: () => text,
    send: (saving) => (sent.push(saving), new Promise<Outcome>((resolve) => (answer = resolve))),
  })
  autosave.began('opened')
  return {
    autosave,
    sent,
    type: (words: string) => ((text = words), autosave.touch()),
    passes: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    answers: async (outcome: Outcome) => (answer(outcome), await vi.advanceTimersByTimeAsync(0)),
  }
}

const saved = (counter: number, revisionId = 1): Outcome => ({
  is: 'saved',
  saved: { entryId: 7, revisionId, counter, savedAt: counter * 1000, slug: 'a' },
})
const beside = (session: string) => (session === 'mine' ? {} : { aside: { revisionId: 4, counter: 1 } })
const conflict = (session: string, counter = 2): Outcome => ({
  is: 'conflict',
  conflict: { entryId: 7, head: { revisionId: 1, counter }, session, author: 'Boran', savedAt: 5, ...beside(session) },
})

test('a pause in typing sends the newest text once, on the revision it started from', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause - 1)
  e.type('one two')
  await e.passes(pause - 1)
  expect(e.sent).toEqual([])
  await e.passes(1)
  expect(e.sent).toEqual([{ entryId: 7, base, session: 'mine', content: 'one two' }])
  await e.answers(saved(2))
  expect(e.autosave.status()).toMatchObject({ is: 'saved', savedAt: 2000 })
  expect(e.autosave.unsaved).toBe(false)
})

test('someone who never pauses is saved every ten seconds', async () => {
  const e = editor()
  for (let at = 0; at < longestWait; at += 100) {
    e.type(`after ${at} ms`)
    await e.passes(100)
  }
  expect(e.sent).toHaveLength(1)
})

test('one save is under way at a time, and what was typed meanwhile follows on the acknowledged revision', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  e.type('one two')
  await e.passes(60_000)
  expect(e.sent).toHaveLength(1)
  await e.answers(saved(2))
  expect(e.autosave.status().is).toBe('saving')
  await e.passes(pause)
  expect(e.sent[1]).toMatchObject({ base: { revisionId: 1, counter: 2 }, content: 'one two' })
  await e.answers(saved(3))
  expect(e.autosave.unsaved).toBe(false)
})

test('text that comes back to what is saved is not sent', async () => {
  const e = editor()
  e.type('opened and changed')
  e.type('opened')
  await e.passes(pause)
  expect(e.sent).toEqual([])
  expect(e.autosave.status().is).toBe('saved')
  expect(e.autosave.unsaved).toBe(false)
})

test('without a network it says so, keeps asking ever less often, and at once when the network is back', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
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
  await e.passes(pause)
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
  await e.passes(pause)
  expect(e.sent[0]).toMatchObject({ entryId: undefined, base: undefined })
  await e.answers({ is: 'offline' })
  e.autosave.retry()
  await e.answers(conflict('mine', 1))
  expect(e.sent[2]).toMatchObject({ entryId: 7, base: { revisionId: 1, counter: 1 } })
})

test('after an unknown outcome even an unchanged text is sent again', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  await e.answers({ is: 'failed', message: 'the server does not answer.' })
  e.type('opened')
  e.autosave.retry()
  expect(e.sent[1]!.content).toBe('opened')
})

test('an ended session keeps the text and sends it when someone signed in again', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  await e.answers({ is: 'signed out' })
  expect(e.autosave.status()).toMatchObject({ is: 'stopped', trouble: { is: 'signed out' } })
  e.type('one two')
  expect(e.autosave.unsaved).toBe(true)
  e.autosave.retry()
  await e.answers(saved(2))
  expect(e.sent.at(-1)!.content).toBe('one two')
  expect(e.autosave.status().is).toBe('saved')
})

test("after another person's save every further word is laid aside, until someone decides; then it goes on top", async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  await e.answers(conflict('theirs'))
  e.autosave.retry()
  await e.passes(10 * 60_000)
  expect(e.sent).toHaveLength(1)
  expect(e.autosave.unsaved).toBe(true)
  expect(await e.autosave.flush()).toBeUndefined()

  e.type('one two')
  const aside = e.autosave.layAside()
  await e.passes(0)
  expect(e.sent[1]).toMatchObject({ base, content: 'one two' })
  await e.answers(conflict('theirs', 3))
  expect(await aside).toBe(true)

  const kept = e.autosave.settle('kept', { revisionId: 1, counter: 3 })
  await e.passes(0)
  expect(e.sent[2]).toMatchObject({
    base: { revisionId: 1, counter: 3 },
    how: 'kept',
    fromRevision: 4,
    content: 'one two',
  })
  await e.answers(saved(1, 9))
  expect(await kept).toBe(true)
  e.type('one two three')
  await e.passes(pause)
  expect(e.sent[3]).toMatchObject({ base: { revisionId: 9, counter: 1 } })
  expect(e.sent[3]!.how).toBeUndefined()
})

test('a decision about a text that has changed meanwhile is a new conflict, not a save over it', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  await e.answers(conflict('theirs'))
  const kept = e.autosave.settle('merged', { revisionId: 1, counter: 2 })
  await e.passes(0)
  await e.answers(conflict('a third', 3))
  expect(await kept).toBe(false)
  expect(e.autosave.status().trouble).toMatchObject({ is: 'conflict', conflict: { session: 'a third' } })
})

test('a decision survives a failed attempt', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  await e.answers(conflict('theirs'))
  const kept = e.autosave.settle('kept', { revisionId: 1, counter: 2 })
  await e.passes(0)
  await e.answers({ is: 'offline' })
  expect(await kept).toBe(false)
  e.autosave.retry()
  expect(e.sent[2]).toMatchObject({ how: 'kept', base: { revisionId: 1, counter: 2 } })
})

test('a conflict is compared with what this text started from', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
  await e.answers(saved(2))
  e.type('one two')
  await e.passes(pause)
  await e.answers(conflict('theirs', 3))
  expect(e.autosave.origin).toEqual({ base: { revisionId: 1, counter: 2 }, common: 'one' })
})

const tooLong: Outcome = { is: 'refused', problems: [{ message: 'The title is too long.', field: 'content.title' }] }

test('while one field is refused everything else is saved, and it is saved too once it is right', async () => {
  const e = editor()
  const text = (title: string, body: string) => JSON.stringify({ title, slug: '', body })
  e.autosave.began(text('Old', 'a'))
  e.type(text('far too long', 'a and b'))
  await e.passes(pause)
  await e.answers(tooLong)
  expect(e.sent[1]!.content).toBe(text('Old', 'a and b'))
  await e.answers(saved(2))
  expect(e.autosave.status()).toMatchObject({ is: 'stopped', savedAt: 2000, trouble: { is: 'refused', rest: true } })
  expect(e.autosave.unsaved).toBe(true)
  await e.passes(60_000)
  expect(e.sent).toHaveLength(2)

  e.type(text('far too long', 'a, b and c'))
  await e.passes(pause)
  await e.answers(tooLong)
  expect(e.sent[3]).toMatchObject({ base: { revisionId: 1, counter: 2 }, content: text('Old', 'a, b and c') })
  await e.answers(saved(3))
  e.type(text('short', 'a, b and c'))
  await e.passes(pause)
  expect(e.sent[4]!.content).toBe(text('short', 'a, b and c'))
  await e.answers(saved(4))
  expect(e.autosave.status()).toMatchObject({ is: 'saved', trouble: undefined })
})

test('a new entry whose title is refused begins without it', async () => {
  const e = editor({ isNew: true })
  e.autosave.began(JSON.stringify({ title: '', body: '' }))
  e.type(JSON.stringify({ title: 'far too long', body: 'words' }))
  await e.passes(pause)
  await e.answers(tooLong)
  expect(e.sent[1]!.content).toBe(JSON.stringify({ title: '', body: 'words' }))
  await e.answers(saved(1))
  expect(e.autosave.status()).toMatchObject({ entryId: 7, trouble: { rest: true } })
})

test('what is refused and belongs to no field is kept whole in the browser', async () => {
  const e = editor()
  e.type(JSON.stringify({ title: 'x' }))
  await e.passes(pause)
  await e.answers({ is: 'refused', problems: [{ message: 'This entry is in the trash.' }] })
  expect(e.sent).toHaveLength(1)
  expect(e.autosave.status().trouble).not.toHaveProperty('rest')
})

test('before publishing everything typed is saved, and the acknowledged revision is named', async () => {
  const e = editor()
  e.type('one')
  await e.passes(pause)
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
  expect(outcomeOf(413, undefined)).toMatchObject({ is: 'failed' })
  expect(outcomeOf(507, { problems: [{ message: 'Not saved: the disk is full.' }] })).toEqual({
    is: 'failed',
    message: 'Not saved: the disk is full.',
  })
})
