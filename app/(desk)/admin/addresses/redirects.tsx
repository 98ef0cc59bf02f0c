'use client'

import { useState, type ReactNode } from 'react'
import type { Clock } from '@/components/admin/entry/state-words'
import { Button } from '@/components/ui/button'
import { Problems, StatusLine, useForm } from '@/components/ui/form'
import type { LikelyTarget } from '@/domain/addresses/likely-targets'
import type { RedirectRow as Row } from '@/domain/addresses/redirects'
import { addRedirect, changeRedirect, removeRedirect } from './actions'
import { AddRedirect, type UndoableChange } from './add-redirect'
import { RedirectRow } from './redirect-row'

type Props = { rows: Row[]; from?: string; likely: LikelyTarget[]; clock: Clock; children: ReactNode }

export function Redirects({ rows, from, likely, clock, children }: Props) {
  const [last, noteChange] = useState<UndoableChange>()
  return (
    <>
      <AddRedirect from={from} likely={likely} noteChange={noteChange} />
      <LastChange key={last?.message} last={last} noteChange={noteChange} />
      {children}
      <ul aria-label="Redirects">
        {rows.map((row) => (
          <RedirectRow key={row.id} row={row} clock={clock} noteChange={noteChange} />
        ))}
      </ul>
    </>
  )
}

function LastChange({ last, noteChange }: { last?: UndoableChange; noteChange: (change: UndoableChange) => void }) {
  const onDone = () => noteChange({ message: 'As it was before.' })
  const remove = useForm(removeRedirect, { onDone })
  const add = useForm(addRedirect, { onDone })
  const change = useForm(changeRedirect, { onDone })
  const pending = remove.pending || add.pending || change.pending
  function undo() {
    if (last?.undo === 'remove') remove.send({ id: last.id })
    if (last?.undo === 'add') add.send({ source: last.source, target: last.target })
    if (last?.undo === 'change') change.send({ id: last.id, target: last.target })
  }
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-1">
      <StatusLine className="wrap-anywhere">{last?.message}</StatusLine>
      {last?.undo && (
        <Button kind="quiet" small isPending={pending} onPress={undo}>
          {last.undo === 'add' ? 'Put it back' : 'Undo'}
        </Button>
      )}
      <Problems problems={[...remove.problems, ...add.problems, ...change.problems]} />
    </div>
  )
}
