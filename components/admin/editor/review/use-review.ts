import type { ReviewThread } from '@/domain/review/review-thread'
import { refused, type Result } from '@/lib/result'
import { ask } from '@/components/ui/use-ask'
import { useRepeatedly } from '@/components/ui/use-again'
import { useAnswer } from '@/components/ui/use-answer'
import type { Draft } from '../use-draft'

export type ReviewStep =
  | { act: 'submit'; asks?: number; note: string }
  | { act: 'takeBack' }
  | { act: 'requestChanges'; note: string }
  | { act: 'approve'; revisionId?: number }

export function useReview({ work, status }: Draft, standing: unknown) {
  const { entryId, revisionId } = status
  const path = entryId ? `/api/desk/entries/${entryId}/review` : undefined
  const { value: review, setValue: setReview, load } = useAnswer<ReviewThread>(path, revisionId, standing)
  useRepeatedly(load)

  /** Saves the newest text first; `approve` can name another revision. */
  async function take(step: ReviewStep): Promise<Result> {
    const seenTexts = work.newerTexts
    const saved = await work.saveNow()
    if (work.newerTexts !== seenTexts)
      return refused('Not done yet: a newer text of somebody else has come into this window. Read it first.')
    if (!saved) return refused('Not done, because the newest text is not saved yet. See above what is in the way.')
    const { entryId, ...newest } = saved
    const base =
      'revisionId' in step && step.revisionId !== undefined ? { revisionId: step.revisionId, counter: 1 } : newest
    const answer = await ask<ReviewThread>(`/api/desk/entries/${entryId}/review`, { ...step, base })
    if (!answer.ok) return answer
    setReview(answer.value)
    return { ok: true, value: undefined }
  }

  return { review, take, load }
}

export type Review = ReturnType<typeof useReview>
