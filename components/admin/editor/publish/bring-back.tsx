'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import type { StandingVersions } from '@/domain/writing/editing'
import type { Problem } from '@/lib/result'
import { ask } from '@/components/ui/ask'

type Props = { entryId: number; revisionId: number; onStanding: (standing: StandingVersions) => void }

/** Undoes a withdrawal: the same text is released again, at the same address and date. */
export function BringBack({ entryId, revisionId, onStanding }: Props) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  async function bringBack() {
    setBusy(true)
    const answer = await ask<StandingVersions>(`/api/desk/entries/${entryId}/release`, { revisionId })
    setBusy(false)
    if (answer.ok) onStanding(answer.value)
    else setProblems(answer.problems)
  }

  return (
    <div>
      <Button small isDisabled={busy} onPress={() => void bringBack()}>
        Bring back
      </Button>
      <p className="mt-1 text-sm text-soft">Readers get the text again at its address, at once.</p>
      <Problems problems={problems} />
    </div>
  )
}
