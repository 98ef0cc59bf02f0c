'use client'

import Link from 'next/link'
import { useState } from 'react'
import { MoveDialog } from '@/components/admin/editor/publish/move-dialog'
import type { Clock } from '@/components/admin/lists/state-words'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useForm, type Action } from '@/components/ui/use-form'
import type { Bundle } from '@/domain/bundles'
import { Members } from './members'
import { BundleOut } from './out'

type Actions = {
  release: Action<{ at: number }>
  move: Action<{ at: number }>
  unschedule: Action<undefined>
  takeOut: Action<undefined>
  include: Action<{ at: number }>
  dissolve: Action<undefined>
}

/** One bundle: its entries, and what can be done with all of them. */
export function BundleView({ bundle, clock, actions }: { bundle: Bundle; clock: Clock; actions: Actions }) {
  const [said, setSaid] = useState('')
  const unschedule = useForm(actions.unschedule, { onDone: () => setSaid('Unscheduled. Readers get none of it.') })
  const takeOut = useForm(actions.takeOut, { onDone: () => setSaid('Taken out: it can be published by itself.') })
  const include = useForm(actions.include, { onDone: () => setSaid('The newest text goes out with the bundle.') })
  const dissolve = useForm(actions.dissolve, { onDone: () => setSaid('Dissolved: every entry stands by itself.') })
  const { id: bundleId, state } = bundle
  const all = [unschedule, takeOut, include, dissolve]
  const busy = all.some((form) => form.pending)

  return (
    <div className="max-w-[60rem] space-y-5">
      <div className="flex flex-wrap items-center gap-3">
        {state.is === 'gathering' && bundle.members.length > 0 && (
          <BundleOut bundle={bundle} clock={clock} release={actions.release} />
        )}
        {state.is === 'scheduled' && (
          <>
            <MoveDialog
              subject={`All of “${bundle.name}”`}
              at={state.at}
              zone={clock.zone}
              viewer={clock.viewer}
              trigger={<Button>Move…</Button>}
              onMove={async (at) => {
                const answer = await actions.move(undefined, { bundleId, at })
                if (answer.ok) location.reload()
                return answer
              }}
            />
            <Button isDisabled={busy} onPress={() => unschedule.send({ bundleId })}>
              Unschedule
            </Button>
          </>
        )}
        {state.is === 'gathering' && (
          <Button kind="danger" isDisabled={busy} onPress={() => dissolve.send({ bundleId })}>
            Dissolve
          </Button>
        )}
      </div>
      <Problems problems={all.flatMap((form) => form.problems)} />
      <StatusLine>{said}</StatusLine>
      {bundle.members.length > 0 ? (
        <Members
          bundle={bundle}
          clock={clock}
          busy={busy}
          onTakeOut={(entryId) => takeOut.send({ bundleId, entryId })}
          onInclude={({ entryId, headId }) => include.send({ bundleId, entryId, revisionId: headId })}
        />
      ) : (
        <p className="text-soft">
          Nothing is in it yet. Open an <Link href="/admin/entries">entry</Link> and choose “Add to a bundle…”.
        </p>
      )}
    </div>
  )
}
