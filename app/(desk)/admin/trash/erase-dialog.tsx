'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { KeepOr } from '@/components/ui/keep-or'
import { Problems } from '@/components/ui/problems'
import { useForm, type Action } from '@/components/ui/use-form'

type Props = { entryId: number; name: string; erase: Action<undefined>; onErased: () => void }

/** Deletes an entry for good, after saying what goes with it. */
export function EraseDialog(props: Props) {
  const trigger = (
    <Button small kind="danger" aria-label={`Delete “${props.name}” now`}>
      Delete now…
    </Button>
  )
  return (
    <Dialog title="Delete permanently" alert trigger={trigger}>
      {(close) => <Confirm {...props} close={close} />}
    </Dialog>
  )
}

function Confirm({ entryId, name, erase, onErased, close }: Props & { close: () => void }) {
  const { form, pending, problems } = useForm(erase, {
    onDone: () => {
      onErased()
      close()
    },
  })
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="entryId" value={entryId} />
      <p>
        “{name}” goes with every revision, comment and review of it. Nobody can bring it back. The site’s history keeps
        that it was there, and who deleted it.
      </p>
      <Problems problems={problems} />
      <KeepOr verb="Delete permanently" pending={pending} onKeep={close} />
    </form>
  )
}
