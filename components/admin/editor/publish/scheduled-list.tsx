import { Button } from '@/components/ui/button'
import { ProblemList } from '@/components/ui/form'
import type { StandingVersions } from '@/domain/writing/editing'
import { done } from '@/lib/result'
import { deskTimes, type WallTime } from '@/lib/time/time'
import { ask, useAsk } from '@/components/ui/use-ask'
import { MoveDialog } from '@/components/admin/moments/move-dialog'

type Props = {
  entryId: number
  standing: StandingVersions
  zone: string
  viewer: string
  onStanding: (standing: StandingVersions) => void
}

const scheduledWords = {
  text: 'A text goes live',
  withdrawal: 'It is withdrawn',
  notice: 'It is put under a notice',
}

export function ScheduledList({ entryId, standing, zone, viewer, onStanding }: Props) {
  const path = `/api/desk/entries/${entryId}`
  const { send, pending, problems } = useAsk(
    (releaseId: number) => ask<StandingVersions>(`${path}/unschedule`, { releaseId }),
    { onDone: onStanding },
  )

  async function move(releaseId: number, at: WallTime) {
    const answer = await ask<{ standing: StandingVersions }>(`${path}/reschedule`, { releaseId, at })
    if (!answer.ok) return answer
    onStanding(answer.value.standing)
    return done(undefined)
  }

  return (
    <>
      <ul className="space-y-3 empty:hidden">
        {standing.pending
          .filter((release) => !release.bundled)
          .map(({ releaseId, at, what }) => (
            <li key={releaseId}>
              <p className="text-sm">
                {scheduledWords[what]} {deskTimes(at, zone, viewer)}.
              </p>
              <div className="mt-1.5 flex flex-wrap gap-2">
                <MoveDialog
                  subject={scheduledWords[what]}
                  at={at}
                  zone={zone}
                  viewer={viewer}
                  trigger={<Button small>Move…</Button>}
                  onMove={(to) => move(releaseId, to)}
                />
                <Button small isDisabled={pending} onPress={() => void send(releaseId)}>
                  {what === 'text' ? 'Unschedule' : 'Cancel the withdrawal'}
                </Button>
              </div>
            </li>
          ))}
      </ul>
      <ProblemList problems={problems} />
    </>
  )
}
