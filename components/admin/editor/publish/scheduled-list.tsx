import { AskButton } from '@/components/ui/ask-button'
import { Button } from '@/components/ui/button'
import { deskMoment } from '@/lib/time/time'
import { MoveDialog } from '@/components/admin/moments/move-dialog'
import { useEditorScreen } from '../screen-context'
import { scheduledWords } from './will-happen'
import { useZones } from '@/components/admin/moments/zones'

export function ScheduledList() {
  const { state, standing, act } = useEditorScreen().releasing
  const zones = useZones()
  return (
    <ul className="space-y-3 empty:hidden">
      {standing?.pending
        .filter((release) => !release.bundled)
        .map(({ releaseId, at, what }) => (
          <li key={releaseId}>
            <p data-says="pending" className="text-sm">
              {scheduledWords[what]} {deskMoment(at, zones)}.
            </p>
            {/* The bar has both for a text that is only scheduled. */}
            <div className="mt-1.5 flex flex-wrap gap-2" hidden={state.is === 'scheduled' && what === 'text'}>
              <MoveDialog
                subject={scheduledWords[what]}
                at={at}
                zones={zones}
                trigger={<Button small>Move…</Button>}
                onMove={(to) => act('reschedule', { releaseId, at: to })}
              />
              <AskButton small ask={() => act('unschedule', { releaseId })}>
                {what === 'text' ? 'Unschedule' : 'Cancel the withdrawal'}
              </AskButton>
            </div>
          </li>
        ))}
    </ul>
  )
}
