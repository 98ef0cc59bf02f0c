import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { stateNow, describeState } from '@/components/admin/entry/state-words'
import { useAnswer } from '@/components/ui/use-answer'
import { ask } from '@/components/ui/use-ask'
import type { State } from '@/domain/entries/state'
import type { EntryState } from '@/domain/publishing/entry-state'
import type { Result } from '@/lib/result'
import type { EditorStart } from './editor-start'
import type { Draft } from './use-draft'

/** The longest timeout of browsers. */
const maxTimerMs = 2 ** 31 - 1

type StateAct = 'release' | 'withdraw' | 'unschedule' | 'reschedule' | 'review' | 'people' | 'consents' | 'audience'

/**
 * Holds the state of the entry, from which the screen makes every sentence about the entry. Each act returns the new
 * state, and the presence signal reports changes by others.
 */
export function useEntryState({ standing: first, zone, me }: EditorStart, { status, work }: Draft) {
  const { entryId, revisionId } = status
  const path = `/api/desk/entries/${entryId}/state`
  const { value, setValue, load } = useAnswer<EntryState>(entryId ? path : undefined, revisionId)
  const [trouble, setTrouble] = useState<string>()
  const lastMark = useRef<string>(undefined)
  const standing = value?.standing ?? first
  const state: State = standing ? stateNow(standing, revisionId) : { is: 'draft', waiting: true }
  const next = state.next?.at

  /** A refusal can come from what others did: `shown` is the state that this screen shows since. */
  async function act(act: StateAct, body: object): Promise<Result<EntryState> & { shown?: EntryState }> {
    const answer = await ask<EntryState>(`/api/desk/entries/${work.autosave.status().entryId}/${act}`, body)
    if (!answer.ok) return { ...answer, shown: await load() }
    setValue(answer.value)
    return answer
  }

  const loadNow = useEffectEvent(load)
  useEffect(() => {
    if (!next) return
    const wait = Math.min(maxTimerMs, Math.max(1_000, next - Date.now() + 500))
    const timer = setTimeout(() => void loadNow(), wait)
    return () => clearTimeout(timer)
  }, [next])

  return {
    standing,
    state,
    review: value?.review,
    people: value?.people,
    audience: value?.audience,
    sentence: describeState(state, { zone, viewer: me.zone }),
    /** The reason why nothing can be done now: the server does not answer, the text is in the trash. */
    obstacle: trouble ?? standing?.closed,
    act,
    load,
    async onMark(mark: Result<string>) {
      setTrouble(mark.ok ? undefined : mark.problems[0]?.message)
      if (mark.ok && mark.value !== lastMark.current && (await load())) lastMark.current = mark.value
    },
  }
}

export type ScreenState = ReturnType<typeof useEntryState>

/** Sends acts on releases with the state that was there when the form opened, or that a refusal has shown since. */
export function useSeenAct({ standing, act }: ScreenState) {
  const [seen, setSeen] = useState(standing?.releaseActs ?? 0)
  return async (name: 'release' | 'withdraw', body: object) => {
    const answer = await act(name, { ...body, seen })
    const isTold = !answer.ok && answer.problems.some(({ field }) => field === 'seen')
    if (isTold && answer.shown) setSeen(answer.shown.standing.releaseActs)
    return answer
  }
}
