import { done, refused, type Result } from '@/lib/result'
import type { Draft } from '../use-draft'
import type { ScreenState } from '../use-entry-state'

export type ReviewStep =
  | { act: 'submit'; asks?: number; note: string }
  | { act: 'takeBack' }
  | { act: 'requestChanges'; note: string }
  | { act: 'approve'; revisionId?: number }

export function useReview({ work }: Draft, { review, act }: ScreenState) {
  /** Saves the newest text first; `approve` can name another revision. */
  async function take(step: ReviewStep): Promise<Result> {
    const seenTexts = work.newerTexts
    const saved = await work.saveNow()
    if (work.newerTexts !== seenTexts)
      return refused('Not done yet: a newer text of somebody else has come into this window. Read it first.')
    if (!saved) return refused('Not done, because the newest text is not saved yet. See above what is in the way.')
    const { entryId: _, ...newest } = saved
    const base =
      'revisionId' in step && step.revisionId !== undefined ? { revisionId: step.revisionId, counter: 1 } : newest
    const answer = await act('review', { ...step, base })
    return answer.ok ? done(undefined) : answer
  }

  return { review, take }
}

export type Review = ReturnType<typeof useReview>
