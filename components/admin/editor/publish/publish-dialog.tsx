'use client'

import { useState } from 'react'
import { OverrideField } from '@/components/admin/review/override-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import { Problems } from '@/components/ui/problems'
import type { StandingVersions } from '@/domain/writing/editing'
import type { Problem } from '@/lib/result'
import { ask } from '@/components/ui/ask'
import { pathFor } from '../panel/address'
import type { Part } from '../panel/part'
import { ChangeNote, silent } from './change-note'
import { DialogChecks } from './checks'
import type { Releasing } from './release'
import { useWhen, When } from '@/components/admin/moments/when'
import { takesThePlaceOf, willHappen } from './will-happen'

type Props = { part: Part; releasing: Releasing; onReleased: () => void }

/** The one way out to readers. It says what it will do before it does it. */
export function PublishDialog({ part, releasing, onReleased }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={releasing.state.is === 'live' ? 'Publish the changes' : 'Publish'}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="primary">Publish…</Button>}
    >
      {(close) => (
        <Form
          part={part}
          releasing={releasing}
          onLeave={close}
          onReleased={() => {
            onReleased()
            close()
          }}
        />
      )}
    </Dialog>
  )
}

function Form({ part, releasing, onReleased, onLeave }: Props & { onLeave: () => void }) {
  const { opened, standing, draft, entryId } = part
  const { state, onStanding } = releasing
  const { zone, me } = opened
  const when = useWhen({ zone, viewer: me.zone, begin: 'now' })
  const [change, setChange] = useState(silent)
  const [override, setOverride] = useState<string>()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState(false)

  const { later, moment } = when
  const isLive = state.is === 'live'
  const pointless = isLive && !state.changed && !state.notice && !change.major
  const path = pathFor(part, (moment.ok && moment.at) || when.choosing.now)
  const sentence: { says: string; path?: string } = moment.ok
    ? willHappen({ state, at: moment.at, path, zone, viewer: me.zone })
    : { says: '' } // the moment's own field says what is wrong with it
  const place = takesThePlaceOf(standing?.scheduled, zone, me.zone)

  async function release() {
    if (busy) return
    if (part.checking.now().some(({ level }) => level === 'blocking'))
      return setProblems([{ message: 'Not published: this has to be put right first. See above.' }])
    setBusy(true)
    const saved = await draft.work.autosave.flush()
    const id = draft.work.autosave.status().entryId ?? entryId
    if (!saved || !id) {
      setBusy(false)
      return setProblems([
        { message: 'Not published, because the newest text is not saved yet. See above what is in the way.' },
      ])
    }
    const said = { at: when.wall, override, ...(isLive && change.major ? change : {}) }
    const answer = await ask<StandingVersions>(`/api/desk/entries/${id}/release`, {
      revisionId: saved.revisionId,
      counter: saved.counter,
      ...said,
    })
    setBusy(false)
    if (!answer.ok) return setProblems(answer.problems)
    onStanding(answer.value)
    onReleased()
  }

  return (
    <DialogForm onSubmit={release}>
      <When chosen={when} />
      {isLive && (
        <ChangeNote
          change={change}
          onChange={setChange}
          problem={problems.find(({ field }) => field === 'note')?.message}
        />
      )}
      <DialogChecks checking={part.checking} at={moment.ok ? moment.at : undefined} onLeave={onLeave} />
      {part.needsApproval && (
        <OverrideField
          reason={override}
          onReason={setOverride}
          problem={problems.find(({ field }) => field === 'override')?.message}
        />
      )}
      <Problems problems={problems} except={override === undefined ? ['note'] : ['note', 'override']} />
      <div className="border-t border-line pt-4" aria-live="polite">
        <p className="text-lg font-semibold wrap-anywhere">
          {sentence.says}
          {sentence.path && (
            <>
              , at <span className="font-normal">{sentence.path}</span>
            </>
          )}
        </p>
        {place && moment.ok && <p className="mt-1 text-sm text-soft">{place}</p>}
      </div>
      <Button type="submit" kind="primary" isPending={busy} isDisabled={!moment.ok || (pointless && !later)}>
        {later ? 'Schedule' : 'Publish'}
      </Button>
    </DialogForm>
  )
}
