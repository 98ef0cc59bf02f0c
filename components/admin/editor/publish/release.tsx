'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import type { Standing } from '@/domain/editing'
import type { State } from '@/domain/state'
import type { Problem } from '@/lib/result'
import { deskTimes } from '@/lib/time'
import { ask } from '../ask'
import type { Part } from '../panel/part'
import { stateNames } from '../state-sentence'
import { WithdrawDialog } from './withdraw-dialog'

/** What the parts that release need: where the entry stands, and a way to say where it stands now. */
export type Releasing = { state: State; sentence: string; onStanding: (standing: Standing) => void }

const colours = { draft: 'bg-faint', scheduled: 'bg-warn', live: 'bg-live', withdrawn: 'bg-bad' }

/** Where the entry stands, and what takes it back. Publishing itself is the one primary button above. */
export function Release({ part: { opened, standing, entryId }, releasing }: { part: Part; releasing: Releasing }) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const { state, sentence, onStanding } = releasing
  const words = stateNames[state.is]

  async function unschedule() {
    setBusy(true)
    const answer = await ask<Standing>(`/api/desk/entries/${entryId}/unschedule`, {})
    if (answer.ok) onStanding(answer.value)
    setProblems(answer.ok ? [] : answer.problems)
    setBusy(false)
  }

  return (
    <>
      <p className="flex gap-2.5" aria-live="polite">
        <span aria-hidden className={`mt-1.75 size-2.5 shrink-0 ${colours[state.is]}`} />
        <span>
          <strong>{words}</strong>
          {sentence.slice(words.length)}
        </span>
      </p>
      {state.is === 'live' && (
        <p>
          <a href={state.path} target="_blank">
            What readers see
          </a>
        </p>
      )}
      {standing?.scheduled && state.is !== 'scheduled' && (
        <p className="text-sm text-soft">
          Waiting: {deskTimes(standing.scheduled.at, opened.zone, opened.me.zone)}, at {standing.scheduled.path}
        </p>
      )}
      <Problems problems={problems} />
      {opened.mayRelease ? (
        <div className="flex flex-wrap gap-2 empty:hidden">
          {state.next && (
            <Button small isDisabled={busy} onPress={() => void unschedule()}>
              Unschedule
            </Button>
          )}
          {state.is === 'live' && <WithdrawDialog entryId={entryId!} onStanding={onStanding} />}
        </div>
      ) : (
        <p className="text-sm text-soft">An editor publishes it. Submit it for review when it is ready.</p>
      )}
    </>
  )
}
