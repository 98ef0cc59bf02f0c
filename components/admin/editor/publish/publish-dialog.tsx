'use client'

import { useState } from 'react'
import { OverrideField } from '@/components/admin/review/override-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogForm } from '@/components/ui/dialog-form'
import type { StandingVersions } from '@/domain/writing/editing'
import { refused } from '@/lib/result'
import { ask } from '@/components/ui/ask'
import { useAsk } from '@/components/ui/use-ask'
import { pathFor } from '../panel/address'
import type { PanelPart } from '../panel/part'
import { ChangeNote, silent } from './change-note'
import { DialogChecks } from './checks'
import type { ReleaseState } from './release'
import { useWhen, When } from '@/components/admin/moments/when'
import { takesThePlaceOf, willHappen } from './will-happen'

type Props = { part: PanelPart; releasing: ReleaseState; onReleased: () => void }

/** The one dialog that publishes. It says what will happen before it happens. */
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
  const { opened, standing, draft } = part
  const { state, onStanding } = releasing
  const { zone, me } = opened
  const when = useWhen({ zone, viewer: me.zone, begin: 'now' })
  const [change, setChange] = useState(silent)
  const [override, setOverride] = useState<string>()
  const { send, pending, problems, problem } = useAsk(release, {
    onDone: (standing) => {
      onStanding(standing)
      onReleased()
    },
  })

  const { later, moment } = when
  const isLive = state.is === 'live'
  const pointless = isLive && !state.changed && !state.notice && !change.major
  const path = pathFor(part, (moment.ok && moment.at) || when.choosing.now)
  const sentence: { says: string; path?: string } = moment.ok
    ? willHappen({ state, at: moment.at, path, zone, viewer: me.zone })
    : { says: '' } // the moment's own field says what is wrong with it
  const place = takesThePlaceOf(standing?.scheduled, zone, me.zone)

  async function release() {
    if (part.checking.checkNow().some(({ level }) => level === 'blocking'))
      return refused('Not published: this has to be put right first. See above.')
    const saved = await draft.work.saveNow()
    if (!saved) return refused('Not published, because the newest text is not saved yet. See above what is in the way.')
    return ask<StandingVersions>(`/api/desk/entries/${saved.entryId}/release`, {
      revisionId: saved.revisionId,
      counter: saved.counter,
      at: when.wall,
      override,
      ...(isLive && change.major ? change : {}),
    })
  }

  return (
    <DialogForm
      onSubmit={send}
      verb={later ? 'Schedule' : 'Publish'}
      pending={pending}
      isDisabled={!moment.ok || (pointless && !later)}
      problems={problems}
      except={override === undefined ? ['note'] : ['note', 'override']}
      says={<WillHappen {...sentence} place={moment.ok ? place : undefined} />}
    >
      <When chosen={when} />
      {isLive && <ChangeNote change={change} onChange={setChange} problem={problem('note')} />}
      <DialogChecks checking={part.checking} at={moment.ok ? moment.at : undefined} onLeave={onLeave} />
      {part.needsApproval && <OverrideField reason={override} onReason={setOverride} problem={problem('override')} />}
    </DialogForm>
  )
}

/** The sentence above the button; `place` says which scheduled text makes room. */
function WillHappen({ says, path, place }: { says: string; path?: string; place?: string }) {
  return (
    <div className="border-t border-line pt-4" aria-live="polite">
      <p className="text-lg font-semibold wrap-anywhere">
        {says}
        {path && (
          <>
            , at <span className="font-normal">{path}</span>
          </>
        )}
      </p>
      {place && <p className="mt-1 text-sm text-soft">{place}</p>}
    </div>
  )
}
