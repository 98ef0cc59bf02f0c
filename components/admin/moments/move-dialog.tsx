'use client'

import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { Problems } from '@/components/ui/problems'
import type { Problem, Result } from '@/lib/result'
import { deskTimes, type WallTime } from '@/lib/time'
import { Moment } from './moment'
import { useMoment } from './use-moment'

type Props = {
  /** What is moved, in words. */
  subject: ReactNode
  /** When it is set for now, UTC ms. */
  at: number
  zone: string
  viewer: string
  /** Moves it; a refusal is shown here. */
  onMove: (to: WallTime) => Promise<Result<unknown>>
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Another moment for what is set for later. */
export function MoveDialog({ trigger, open, onOpenChange, ...form }: Props) {
  return (
    <Dialog title="Move to another moment" trigger={trigger} open={open} onOpenChange={onOpenChange}>
      {(close) => <Form {...form} onMoved={close} />}
    </Dialog>
  )
}

function Form({ subject, at, zone, viewer, onMove, onMoved }: Props & { onMoved: () => void }) {
  const choosing = useMoment({ zone, viewer, at })
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)
  const { moment, wall } = choosing
  const same = moment.ok && moment.at === at

  async function move() {
    if (busy) return
    setBusy(true)
    const answer = await onMove(wall)
    setBusy(false)
    if (answer.ok) onMoved()
    else setProblems(answer.problems)
  }

  return (
    <DialogForm onSubmit={move}>
      <p>
        {subject}. It is set for {deskTimes(at, zone, viewer)}.
      </p>
      <Moment choosing={choosing} />
      <Problems problems={problems} />
      <Button type="submit" kind="primary" isPending={busy} isDisabled={!moment.ok || same}>
        Move
      </Button>
    </DialogForm>
  )
}
