import { deskTimes } from '@/lib/time'

export type WithdrawOutcome = 'gone' | 'redirect' | 'notice'

type PlannedWithdrawal = {
  outcome: WithdrawOutcome
  /** UTC ms; left out for now. */
  at?: number
  replacement?: { title: string; path: string }
  zone: string
  viewer: string
}

/** Returns what withdrawing does for readers, in one sentence. */
export function willWithdraw({ outcome, at, replacement, zone, viewer }: PlannedWithdrawal) {
  const when = at === undefined ? 'from now on' : `from ${deskTimes(at, zone, viewer)} on`
  if (outcome === 'notice') return `The page stays where it is, ${when} under a dated notice with your explanation.`
  if (outcome === 'gone') return `The text is gone for readers ${when}; at its address they get your explanation.`
  if (!replacement) return 'Choose the text that readers are sent to.'
  return `Readers who come for it are sent to “${replacement.title}” ${when}. Should that be withdrawn too, they get your explanation.`
}
