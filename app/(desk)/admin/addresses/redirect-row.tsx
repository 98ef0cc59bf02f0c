'use client'

import { useState } from 'react'
import type { Clock } from '@/components/admin/entry/state-words'
import { ChooseTexts } from '@/components/admin/picker/choose-texts'
import { Problems } from '@/components/ui/problems'
import { TextField } from '@/components/ui/text-field'
import { SaveOrRemove } from '@/components/ui/save-or-remove'
import { UnfoldingRow } from '@/components/ui/unfolding-row'
import { useForm } from '@/components/ui/use-form'
import type { RedirectRow as Row } from '@/domain/addresses/redirects'
import { readableAddress } from '@/lib/readable-address'
import { relativeTime } from '@/lib/relative-time'
import { changeRedirect, removeRedirect } from './actions'
import type { UndoableChange } from './undoable-change'

type Props = { row: Row; clock: Clock; tell: (change: UndoableChange) => void }

/** One redirect, which unfolds to be changed or removed. */
export function RedirectRow({ row, clock, tell }: Props) {
  const { source, target } = row
  const [shownSource, shownTarget] = [readableAddress(source), readableAddress(target)]
  return (
    <UnfoldingRow
      name={shownSource}
      spoken={`${shownSource} leads to ${shownTarget}`}
      message={
        <>
          <span className="col-span-2 text-sm wrap-anywhere">
            <span aria-hidden>→ </span>
            {shownTarget}
          </span>
          <Standing row={row} />
        </>
      }
    >
      {(close) => (
        <>
          <p className="mb-3 text-sm text-soft">
            {madeBy(row)} {relativeTime(row.createdAt, clock.now)}
          </p>
          <Change
            // Its field begins anew with another target; the row stays as open as it is.
            key={target}
            row={row}
            onDone={(change) => {
              close()
              tell(change)
            }}
          />
        </>
      )}
    </UnfoldingRow>
  )
}

/** What is wrong with a redirect, or different from what its row shows. */
function Standing({ row: { rests, end, target } }: { row: Row }) {
  const says = rests
    ? 'Not in use: a text has this address now.'
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

function Change({ row, onDone }: { row: Row; onDone: (change: UndoableChange) => void }) {
  const { id, source, target } = row
  const change = useForm(changeRedirect, {
    onDone: ({ before, target }) =>
      onDone({
        message: `${readableAddress(source)} leads to ${readableAddress(target)} now.`,
        undo: 'change',
        id,
        target: before,
      }),
  })
  const [edited, setEdited] = useState<string>()
  const remove = useForm(removeRedirect, {
    onDone: (redirect) =>
      onDone({ message: `Removed: ${readableAddress(redirect.source)} leads nowhere now.`, undo: 'add', ...redirect }),
  })
  return (
    <form {...change.form} aria-label={`Change ${readableAddress(source)}`} className="grid max-w-xl gap-4">
      <input type="hidden" name="id" value={id} />
      <Problems problems={[...change.problems, ...remove.problems]} except={['target']} />
      <TextField
        label="Leads to"
        name="target"
        value={edited ?? change.typedValues.target ?? target}
        onChange={setEdited}
        problem={change.problem('target')}
        spellCheck="false"
        isRequired
      />
      <div>
        <ChooseTexts label="Choose a text…" onChoose={([text]) => text && setEdited(text.path)} />
      </div>
      <SaveOrRemove
        isSaving={change.pending}
        isRemoving={remove.pending}
        onRemove={row.undoPeriod ? () => remove.send({ id }) : undefined}
      />
      {!row.undoPeriod && (
        <p className="text-sm text-soft">
          It stays: people may have this address by now. It can lead elsewhere at any time.
        </p>
      )}
    </form>
  )
}
