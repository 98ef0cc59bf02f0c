import type { ReactNode } from 'react'
import { Dialog, type Trigger, DialogForm } from '@/components/ui/dialog'
import { useAsk } from '@/components/ui/use-ask'
import type { Result } from '@/lib/result'
import { deskMoment, type TimeZones, type WallTime } from '@/lib/time/time'
import { MomentFields } from './moment'
import { useMoment } from './use-moment'

type Props = {
  subject: ReactNode
  /** UTC ms. */
  at: number
  zones: TimeZones
  onMove: (to: WallTime) => Promise<Result<unknown>>
  trigger: Trigger
}

export function MoveDialog({ trigger, ...form }: Props) {
  return (
    <Dialog title="Move to another moment" trigger={trigger}>
      {(close) => <MoveForm {...form} onMoved={close} />}
    </Dialog>
  )
}

type FormProps = Omit<Props, 'trigger'> & { onMoved: () => void }

function MoveForm({ subject, at, zones: { zone, viewer }, onMove, onMoved }: FormProps) {
  const choosing = useMoment({ zone, viewer, at })
  const { moment, wall } = choosing
  const same = moment.ok && moment.at === at
  const { send, pending, problems } = useAsk(onMove, { onDone: onMoved })

  return (
    <DialogForm
      onSubmit={() => send(wall)}
      verb="Move"
      pending={pending}
      problems={problems}
      isDisabled={!moment.ok || same}
    >
      <p>
        {subject}. It is set for {deskMoment(at, { zone, viewer })}.
      </p>
      <MomentFields choosing={choosing} />
    </DialogForm>
  )
}
