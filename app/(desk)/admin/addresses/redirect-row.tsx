'use client'

import { useState } from 'react'
import type { Clock } from '@/components/admin/entry/state-words'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { useForm } from '@/components/ui/use-form'
import type { RedirectRow as Row } from '@/domain/addresses/redirects'
import { readableAddress } from '@/lib/readable-address'
import { relativeTime } from '@/lib/relative-time'
import { changeRedirect, removeRedirect } from './actions'
import type { Deed } from './undoable-change'

type Props = { row: Row; clock: Clock; tell: (deed: Deed) => void }

/** One redirect, which unfolds to be changed or removed. */
export function RedirectRow({ row, clock, tell }: Props) {
  const [open, setOpen] = useState(false)
  const { source, target } = row
  const [shown, shownTarget] = [readableAddress(source), readableAddress(target)]
  return (
    <li className="border-t border-line first:border-t-0">
      <details open={open} suppressHydrationWarning onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary
          aria-label={`${shown} leads to ${shownTarget}. ${open ? 'Close' : 'Change'}`}
          className="grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-2.5 hover:bg-wash [&::-webkit-details-marker]:hidden"
        >
          <span className="font-semibold wrap-anywhere">{shown}</span>
          <span className="text-sm text-accent underline decoration-[0.06em] underline-offset-[0.18em]">
            {open ? 'Close' : 'Change'}
          </span>
          <span className="col-span-2 text-sm wrap-anywhere">
            <span aria-hidden>→ </span>
            {shownTarget}
          </span>
          <Standing row={row} />
        </summary>
        <div className="border-l-3 border-accent pb-4 pl-4">
          <p className="mb-3 text-sm text-soft">
            {madeBy(row)} {relativeTime(row.createdAt, clock.now)}
          </p>
          <Change
            row={row}
            done={(deed) => {
              setOpen(false)
              tell(deed)
            }}
          />
        </div>
      </details>
    </li>
  )
}

/** What is not as it should be, or not as it looks. */
function Standing({ row: { rests, end, target } }: { row: Row }) {
  const says = rests
    ? 'It rests: an entry has this address now.'
    : end === null
      ? 'Readers find nothing where it leads.'
      : end === target
        ? undefined
        : `Readers arrive at ${readableAddress(end)}.`
  return says && <span className={`col-span-2 text-sm ${end === null ? 'text-bad' : 'text-soft'}`}>{says}</span>
}

function madeBy({ by, origin }: Row) {
  const how = origin?.startsWith('csv') ? 'Imported from a file' : origin ? 'Imported' : 'Added'
  return by ? `${how} by ${by},` : how
}

function Change({ row, done }: { row: Row; done: (deed: Deed) => void }) {
  const { id, source, target } = row
  const change = useForm(changeRedirect, {
    onDone: ({ before, target }) =>
      done({
        said: `${readableAddress(source)} leads to ${readableAddress(target)} now.`,
        undo: 'change',
        id,
        target: before,
      }),
  })
  const remove = useForm(removeRedirect, {
    onDone: (gone) =>
      done({ said: `Removed: ${readableAddress(gone.source)} leads nowhere now.`, undo: 'add', ...gone }),
  })
  const pending = change.pending || remove.pending
  return (
    <form {...change.form} aria-label={`Change ${readableAddress(source)}`} className="grid max-w-xl gap-4">
      <input type="hidden" name="id" value={id} />
      <Problems problems={[...change.problems, ...remove.problems]} except={['target']} />
      <TextField
        label="Leads to"
        name="target"
        defaultValue={change.kept.target ?? target}
        problem={change.problem('target')}
        spellCheck="false"
        isRequired
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={change.pending} isDisabled={pending}>
          Save
        </Button>
        {row.takesBack && (
          <Button kind="danger" isPending={remove.pending} isDisabled={pending} onPress={() => remove.send({ id })}>
            Remove
          </Button>
        )}
      </div>
      {!row.takesBack && (
        <p className="text-sm text-soft">
          It stays: people may have this address by now. It can lead elsewhere at any time.
        </p>
      )}
    </form>
  )
}
