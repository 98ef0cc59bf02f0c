'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import type { StandingVersions } from '@/domain/writing/editing'
import { done, type Problem } from '@/lib/result'
import { deskTimes } from '@/lib/time'
import { ask } from '@/components/ui/ask'
import { MoveDialog } from '@/components/admin/moments/move-dialog'

type Props = {
  entryId: number
  standing: StandingVersions
  zone: string
  viewer: string
  onStanding: (standing: StandingVersions) => void
}

const words = {
  text: 'A text goes live',
  withdrawal: 'It is withdrawn',
  notice: 'It is put under a notice',
}

/** Everything that is set for later, each with a way to move it and to take it back. */
export function Coming({ entryId, standing, zone, viewer, onStanding }: Props) {
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  async function takeBack(releaseId: number) {
    setBusy(true)
    const answer = await ask<StandingVersions>(`/api/desk/entries/${entryId}/unschedule`, { releaseId })
    if (answer.ok) onStanding(answer.value)
    setProblems(answer.ok ? [] : answer.problems)
    setBusy(false)
  }

  return (
    <>
      <ul className="space-y-3 empty:hidden">
        {standing.pending
          .filter((one) => !one.bundled)
          .map(({ releaseId, at, what }) => (
            <li key={releaseId}>
              <p className="text-sm">
                {words[what]} {deskTimes(at, zone, viewer)}.
              </p>
              <div className="mt-1.5 flex flex-wrap gap-2">
                <MoveDialog
                  subject={words[what]}
                  at={at}
                  zone={zone}
                  viewer={viewer}
                  trigger={<Button small>Move…</Button>}
                  onMove={async (to) => {
                    const moved = { releaseId, at: to }
                    const answer = await ask<{ standing: StandingVersions }>(
                      `/api/desk/entries/${entryId}/reschedule`,
                      moved,
                    )
                    if (!answer.ok) return answer
                    onStanding(answer.value.standing)
                    return done(undefined)
                  }}
                />
                <Button small isDisabled={busy} onPress={() => void takeBack(releaseId)}>
                  {what === 'text' ? 'Unschedule' : 'Take the withdrawal back'}
                </Button>
              </div>
            </li>
          ))}
      </ul>
      <Problems problems={problems} />
    </>
  )
}
