'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { KeepOr } from '@/components/ui/keep-or'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'

type Props = { id: number; canConfirm: boolean; confirm: Action<{ id: number }>; cancel: Action<undefined> }

/** What a second person can do with a request that waits; whoever asked can cancel it. */
export function Decide({ id, canConfirm, confirm, cancel }: Props) {
  return (
    <div className="space-y-3">
      {!canConfirm && (
        <p className="max-w-[66ch] text-soft">
          You asked for it, so somebody else has to confirm it. Every editor and administrator was told.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {canConfirm && (
          <Dialog title="Erase it permanently" alert trigger={<Button kind="danger">Confirm and erase…</Button>}>
            {(close) => (
              <Decision id={id} act={confirm} verb="Erase it permanently" keep="Not now" close={close}>
                Its texts with every version, comment and file that was chosen go now. Nobody can bring them back. A
                note without words stays.
              </Decision>
            )}
          </Dialog>
        )}
        <Dialog title="Cancel the request" alert trigger={<Button>Cancel the request…</Button>}>
          {(close) => (
            <Decision id={id} act={cancel} verb="Cancel the request" keep="Leave it waiting" close={close}>
              Nothing was erased, and nothing will be. Readers do not get it back by this: whoever wants that publishes
              it again.
            </Decision>
          )}
        </Dialog>
      </div>
    </div>
  )
}

type DecisionProps = {
  id: number
  act: Action<unknown>
  verb: string
  keep: string
  close: () => void
  children: string
}

function Decision({ id, act, verb, keep, close, children }: DecisionProps) {
  const { form, pending, problems } = useForm(act, { onDone: close })
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="id" value={id} />
      <p>{children}</p>
      <Problems problems={problems} />
      <KeepOr verb={verb} keep={keep} pending={pending} onKeep={close} />
    </form>
  )
}
