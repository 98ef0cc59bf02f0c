import type { ReviewVerdict } from '@/db/schema'
import type { ReviewState } from '@/domain/review/review-state'
import { deskMoment, type TimeZones } from '@/lib/time/time'

const systemName = 'the system'

export function reviewSentence(state: ReviewState, zones: TimeZones): string {
  if (state.is === 'none') return ''
  const by = state.by?.name ?? systemName
  const since = deskMoment(state.since, zones)
  switch (state.is) {
    case 'waiting':
      return `Waits for review${state.asks ? ` by ${state.asks.name}` : ''}: submitted by ${by}, ${since}.${state.changed ? ' The text has changed since.' : ''}`
    case 'changes':
      return `${by} asked for changes, ${since}.${state.changed ? ' The text has changed since.' : ''}`
    case 'approved':
      return `Approved by ${by}, ${since}.${state.changed ? ' The text has changed since: the approval does not cover that.' : ''}`
  }
}

export const verdictWords: Record<ReviewVerdict, string> = {
  submitted: 'submitted it',
  'taken back': 'withdrew the submission',
  'changes requested': 'asked for changes',
  approved: 'approved it',
}
