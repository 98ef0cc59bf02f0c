import type { ReactNode, Ref } from 'react'
import type { Problem } from '@/lib/result'
import { Button } from './button'
import { ProblemList, StatusLine } from './form'

type Props = {
  message: ReactNode
  /** Undoes the act; undefined if it is final. */
  undo?: () => void
  verb?: string
  pending?: boolean
  problems?: Problem[]
  className?: string
  ref?: Ref<HTMLDivElement>
}

export function LastAct({ message, undo, verb = 'Undo', pending, problems = [], className = '', ref }: Props) {
  return (
    <div ref={ref} tabIndex={-1} className={`flex flex-wrap items-center gap-x-4 gap-y-1 outline-none ${className}`}>
      <StatusLine className="wrap-anywhere">{message}</StatusLine>
      {undo && (
        <Button kind="quiet" small isPending={pending} onPress={undo}>
          {verb}
        </Button>
      )}
      <ProblemList problems={problems} />
    </div>
  )
}
