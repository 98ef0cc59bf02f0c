'use client'

import { useState, type ReactNode } from 'react'
import type { Clock } from '@/lib/time/time'
import { useForm } from '@/components/ui/form'
import type { LikelyTarget } from '@/domain/addresses/likely-targets'
import type { RedirectRow as Row } from '@/domain/addresses/redirects'
import { addRedirect, changeRedirect, removeRedirect } from './actions'
import { AddRedirect, TargetField, type UndoableChange } from './add-redirect'
import { EditableRow } from '@/components/ui/editable-row'
import { readableAddress } from '@/lib/web/readable-address'
import { relativeTime } from '@/lib/time/relative-time'
import { LastAct } from '@/components/ui/last-act'

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
  function undo() {
    if (last?.undo === 'remove') remove.send({ id: last.id })
    if (last?.undo === 'add') add.send({ source: last.source, target: last.target })
    if (last?.undo === 'change') change.send({ id: last.id, target: last.target })
  }
  return (
    <LastAct
      message={last?.message}
      undo={last?.undo && undo}
      verb={last?.undo === 'add' ? 'Put it back' : 'Undo'}
      pending={remove.pending || add.pending || change.pending}
      problems={[...remove.problems, ...add.problems, ...change.problems]}
      className="mb-5"
    />
  )
}

type RedirectRowProps = { row: Row; clock: Clock; noteChange: (change: UndoableChange) => void }

function RedirectRow({ row, clock, noteChange }: RedirectRowProps) {
  const { id, source, target } = row
  const [shownSource, shownTarget] = [readableAddress(source), readableAddress(target)]
  return (
    <EditableRow
      name={shownSource}
      spoken={`${shownSource} leads to ${shownTarget}`}
      message={
        <>
          <span className="col-span-2 text-sm wrap-anywhere">
            <span aria-hidden>→ </span>
            {shownTarget}
          </span>
          <RedirectState row={row} />
        </>
      }
      above={
        <p className="mb-3 text-sm text-soft">
          {originWords(row)} {relativeTime(row.createdAt, clock.now)}
        </p>
      }
      id={id}
      label={`Change ${shownSource}`}
      change={changeRedirect}
      onChanged={({ before, target }) =>
        noteChange({
          message: `${shownSource} leads to ${readableAddress(target)} now.`,
          undo: 'change',
          id,
          target: before,
        })
      }
      remove={removeRedirect}
      onRemoved={(redirect) =>
        noteChange({ message: `Removed: ${shownSource} leads nowhere now.`, undo: 'add', ...redirect })
      }
      stays={!row.canBeUndone && 'It stays: people may have this address by now. It can lead elsewhere at any time.'}
    >
      {({ field }) => <Target key={target} {...field('target', target)} />}
    </EditableRow>
  )
}

function Target({ defaultValue, ...field }: { name: string; defaultValue: string; problem?: string }) {
  const [edited, setEdited] = useState<string>()
  return <TargetField {...field} value={edited ?? defaultValue} onChange={setEdited} />
}

function RedirectState({ row: { rests, end, target } }: { row: Row }) {
  const says = rests
    ? 'Not in use: a text has this address now.'
    : end === null
      ? 'Readers find nothing where it leads.'
      : end === target
        ? undefined
        : `Readers arrive at ${readableAddress(end)}.`
  return says && <span className={`col-span-2 text-sm ${end === null ? 'text-bad' : 'text-soft'}`}>{says}</span>
}

function originWords({ by, origin }: Row) {
  const how = origin?.startsWith('csv') ? 'Imported from a file' : origin ? 'Imported' : 'Added'
  return by ? `${how} by ${by},` : how
}
