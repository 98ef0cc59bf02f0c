import { useEffect, useState } from 'react'
import type { StandingVersions } from '@/domain/writing/editing'
import type { State } from '@/domain/entries/state'
import { ask } from '@/components/ui/ask'
import type { EditorStart } from './editor-start'
import { stateNow, stateSentence } from '@/components/admin/entry/state-words'
import type { Draft } from './use-draft'

/** The longest timeout (ms) of browsers. */
const maxTimer = 2 ** 31 - 1

export function useStanding({ standing: first, zone, me }: EditorStart, { status, work }: Draft) {
  const [standing, setStanding] = useState(first)
  const state: State = standing ? stateNow(standing, status.revisionId) : { is: 'draft', waiting: true }
  const sentence = stateSentence(state, { zone, viewer: me.zone })
  const next = state.next?.at

  useEffect(() => {
    if (!next) return
    const wait = Math.min(maxTimer, Math.max(1_000, next - Date.now() + 500))
    const timer = setTimeout(async () => {
      const answer = await ask<StandingVersions>(`/api/desk/entries/${work.autosave.status().entryId}/standing`)
      if (answer.ok) setStanding(answer.value)
    }, wait)
    return () => clearTimeout(timer)
  }, [next, work])

  return { standing, state, sentence, onStanding: setStanding }
}
