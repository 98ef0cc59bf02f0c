import { expect, test } from 'vitest'
import type { State } from '@/domain/entries/state'
import type { Clock } from '@/lib/time/time'
import { stateName, stateSentences } from './state-words'

const at = Date.UTC(2014, 9, 7, 2)
const sentencesOf = (state: State, clock: Clock) =>
  Object.values(stateSentences(state, clock)).filter(Boolean).join(' ')
const clock = { now: at - 3 * 3_600_000, zone: 'Asia/Bangkok', viewer: 'Asia/Yangon' }

test('a scheduled entry says when it goes live, on both clocks and from now', () => {
  const next = { at, what: 'goes live' as const }
  expect(sentencesOf({ is: 'scheduled', at, next, waiting: false }, clock)).toBe(
    'Goes live today 09:00 Bangkok · 08:30 Yangon, in 3 hours.',
  )
  expect(sentencesOf({ is: 'scheduled', at, next, waiting: true }, clock)).toMatch(/Newer changes are not in it\.$/)
})

test('a live entry says since when, what is set for later, and that newer words wait', () => {
  const live = { is: 'live', since: at, path: '/', changed: false, notice: false, waiting: false } as const
  const home = { now: at, zone: 'Asia/Bangkok', viewer: 'Asia/Bangkok' }
  expect(sentencesOf(live, home)).toBe('Since 7 October 2014.')
  expect(sentencesOf({ ...live, changed: true, waiting: true }, home)).toMatch(/ Changes not published\.$/)
  const soon = { at: at + 60_000, what: 'is withdrawn' as const }
  expect(sentencesOf({ ...live, next: soon }, home)).toContain('Is withdrawn today 09:01')
})

test('a draft is never said to wait for publishing twice', () => {
  expect(sentencesOf({ is: 'draft', waiting: true }, clock)).toBe('Never published.')
})

test('a list says where the review of a text stands that readers do not have', () => {
  const step = { by: null, since: at, revisionId: 1, changed: false }
  const draft: State = { is: 'draft', waiting: true }
  expect(stateName(draft, { is: 'waiting', asks: null, note: '', ...step })).toBe('In review')
  expect(stateName(draft, { is: 'changes', note: '', ...step })).toBe('Changes requested')
  expect(stateName(draft, { is: 'approved', ...step })).toBe('Approved')
  expect(stateName(draft, { is: 'approved', ...step, changed: true })).toBe('Draft')
  expect(stateName(draft, { is: 'none' })).toBe('Draft')
  const live: State = { is: 'live', since: at, path: '/', changed: true, notice: false, waiting: true }
  const review = { is: 'waiting', asks: null, note: '', ...step } as const
  expect(stateName(live, review)).toBe('Published')
  expect(stateSentences(live, clock, { review }).open).toBe('Changes not published: in review.')
  expect(stateSentences({ ...live, waiting: false, changed: false }, clock, { review }).open).toBe('')
})
