import { expect, test } from 'vitest'
import type { PublishState } from '@/domain/writing/editing'
import type { State } from '@/domain/entries/state'
import type { SaveState } from './save-status'
import { replacementWords, releaseEffect, releaseObstacle } from './publish/will-happen'
import { shortStateOf, stateNow, describeState } from '@/components/admin/entry/state-words'
import { stateWords } from './state-line'
import { newerWords } from './two-texts/two-texts'
import { signalIntervalsMs } from './use-presence'

const october = Date.UTC(2014, 9, 7, 2)
const zones = { zone: 'Asia/Bangkok', viewer: 'Asia/Yangon' }
const live: State = {
  is: 'live',
  since: Date.UTC(2014, 9, 2),
  path: '/a',
  changed: false,
  notice: false,
  waiting: false,
}
const next = { at: october, what: 'changes' as const }

test.each<[State, string]>([
  [{ is: 'draft', waiting: true }, 'Draft, never published'],
  [
    { is: 'scheduled', at: october, waiting: false },
    'Scheduled: goes live Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon',
  ],
  [
    { is: 'scheduled', at: october, waiting: true },
    'Scheduled: goes live Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon; newer changes are not in it',
  ],
  [live, 'Published since 2 October 2014'],
  [{ ...live, changed: true, waiting: true }, 'Published since 2 October 2014; changes not published'],
  [
    { ...live, changed: true, next },
    'Published since 2 October 2014; a change goes live Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon',
  ],
  [
    { ...live, notice: true, next: { at: october, what: 'is withdrawn' } },
    'Published since 2 October 2014, under a notice; is withdrawn Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon',
  ],
  [{ is: 'withdrawn', since: october, path: '/a', waiting: false }, 'Withdrawn since 7 October 2014'],
])('%j is said in one sentence', (state, sentence) => expect(describeState(state, zones)).toBe(sentence))

test('a save after the state was asked is a change that no reader has', () => {
  const standing = { state: live, headId: 4 } as PublishState
  expect(stateNow(standing, 4)).toBe(live)
  expect(stateNow(standing, 5)).toMatchObject({ is: 'live', changed: true, waiting: true })
  expect(stateNow({ ...standing, state: { is: 'scheduled', at: 1, waiting: false } }, 5).waiting).toBe(true)
})

test.each<[State, number | undefined, string]>([
  [{ is: 'draft', waiting: true }, undefined, 'Goes live now'],
  [{ is: 'draft', waiting: true }, october, 'Goes live Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon'],
  [{ is: 'withdrawn', since: 1, path: '/a', waiting: false }, undefined, 'Goes live again now'],
  [live, undefined, 'Readers have this text already'],
  [{ ...live, changed: true }, undefined, 'Readers get this text instead of the one from 2 October 2014'],
  [
    { ...live, changed: true },
    october,
    'Readers get this text from Tue 7 Oct 2014, 09:00 Bangkok · 08:30 Yangon, instead of the one from 2 October 2014',
  ],
  [{ ...live, notice: true }, undefined, 'Readers get this text now, without the notice'],
])('before it happens, the button says what will: %j at %s', (state, at, message) =>
  expect(releaseEffect({ state, at, path: '/2014/10/a', zones })).toMatchObject({ message }),
)

test('what keeps a text from readers is said in place of what would happen', () => {
  const none = { errors: 0, isSaved: true, isAsked: false, problems: [], needsApproval: false }
  expect(releaseObstacle(none)).toBeUndefined()
  expect(releaseObstacle({ ...none, errors: 2 })).toMatch(/fix the 2 errors above first/)
  expect(releaseObstacle({ ...none, obstacle: 'You are offline.' })).toMatch(/now\. You are offline\./)
  expect(releaseObstacle({ ...none, isSaved: false })).toMatch(/the newest text is not saved/)
  expect(releaseObstacle({ ...none, problems: [{ message: 'No consent.' }] })).toMatch(/yet\. No consent\./)
  expect(releaseObstacle({ ...none, needsApproval: true })).toMatch(/somebody else has to approve it first/)
  expect(releaseObstacle({ ...none, isAsked: true })).toMatch(/once you have said whom it is about/)
})

test('what waited gives way, and that is said', () => {
  expect(replacementWords(undefined, zones)).toBeUndefined()
  expect(replacementWords({ at: october }, { ...zones, viewer: zones.zone })).toBe(
    'It takes the place of what is scheduled for Tue 7 Oct 2014, 09:00.',
  )
})

const stopped = (trouble: NonNullable<SaveState['trouble']>): SaveState => ({ is: 'stopped', savedAt: 1, trouble })

test.each<[SaveState, boolean, string]>([
  [{ is: 'untouched' }, true, 'Nothing written yet'],
  [{ is: 'saving', savedAt: 1 }, true, 'Saving'],
  [{ is: 'saved', savedAt: october }, true, 'Saved Tue 7 Oct 2014, 08:30'],
  [stopped({ is: 'offline' }), true, 'Not saved: you are offline. Your text is kept in this browser.'],
  [stopped({ is: 'offline' }), false, 'Not saved: you are offline. Keep this page open: the browser keeps no copy.'],
  [
    stopped({ is: 'signed out' }),
    true,
    'Not saved: your session has ended. Sign in again in a new tab; your text is kept.',
  ],
  [
    stopped({ is: 'refused', problems: [{ message: 'Too long.' }] }),
    true,
    'Not saved: Too long. Your text is kept in this browser.',
  ],
  [
    stopped({ is: 'refused', problems: [{ message: 'Too long.' }], isPartial: true }),
    true,
    'Not saved: Too long. Everything else is saved. This is kept in this browser.',
  ],
  [
    stopped({ is: 'conflict', conflict: { author: 'Mali' } as never }),
    true,
    'Mali saved a newer text, and both of you changed the same words. Nothing is lost: both texts are kept.',
  ],
  [
    stopped({ is: 'conflict', conflict: { author: 'You' } as never }),
    true,
    'You saved a newer text in another window, with other changes to the same words. Nothing is lost: both texts are kept.',
  ],
  [
    stopped({ is: 'failed', message: 'Not saved: the disk is full.' }),
    true,
    'Not saved: the disk is full. Your text is kept in this browser. Trying again.',
  ],
])('the state line: %j, copy kept %s', (status, hasCopy, words) =>
  expect(stateWords({ status, zone: zones.viewer, hasCopy })).toBe(words),
)

test.each([
  [{ is: 'shown', author: 'Mali' }, 'Mali saved a newer text at 08:30. You see it now.'],
  [{ is: 'merged', author: 'Mali' }, 'Mali saved a newer text at 08:30. It and your text are now one.'],
  [{ is: 'shown', author: 'You' }, 'You saved a newer text in another window at 08:30. You see it now.'],
  [
    { is: 'merged', author: 'Mali', isUndone: true },
    'Mali saved a newer text at 08:30. It was removed here again; it is kept under Revisions.',
  ],
] as const)('what became of a newer text: %j', ({ author, ...newer }, words) =>
  expect(newerWords({ ...newer, comparison: { author, savedAt: october } } as never, zones.viewer)).toBe(words),
)

const waiting = { is: 'waiting', changed: false, since: 0, by: null, asks: null } as never
test.each<[State, string, string | undefined]>([
  [{ is: 'draft', waiting: true }, 'Draft', undefined],
  [{ is: 'scheduled', at: october, waiting: false }, 'Scheduled for Tue 7 Oct 2014, 08:30', undefined],
  [live, 'Published', undefined],
  [{ ...live, notice: true }, 'Published, under a notice', undefined],
  [{ ...live, changed: true, waiting: true }, 'Published, with unpublished changes', undefined],
  [{ ...live, changed: true, waiting: true }, 'Published, with unpublished changes: In review', waiting],
  [{ is: 'draft', waiting: true }, 'In review', waiting],
  [{ ...live, changed: true, next }, 'Published, changes go live Tue 7 Oct 2014, 08:30', undefined],
  [{ ...live, next: { at: october, what: 'is withdrawn' } }, 'Published until Tue 7 Oct 2014, 08:30', undefined],
  [{ is: 'withdrawn', since: 0, path: '/a', waiting: false }, 'Withdrawn', undefined],
])('in the bar, %j is “%s”', (state, words, review) => {
  expect(shortStateOf(state, review as never, zones).words).toBe(words)
})

test('an open window asks for the state again within five seconds, alone or not', () => {
  for (const interval of Object.values(signalIntervalsMs)) expect(interval).toBeLessThan(5_000)
})
