import { useState } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { useWhen, WhenField } from '@/components/admin/moments/when'
import type { Clock } from '@/lib/time/time'
import { OpenCommentsInTexts } from '@/components/admin/review/open-comments-in-texts'
import { OverrideField } from '@/components/admin/review/override-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { useForm } from '@/components/ui/form'
import type { Bundle } from '@/domain/publishing/bundles'
import { deskMoment } from '@/lib/time/time'
import { releaseBundle } from './actions'

type Props = {
  bundle: Bundle
  clock: Clock
  onOut: (later: boolean) => void
}

export function ReleaseBundleDialog(props: Props) {
  const [open, setOpen] = useState(false)
  useCommands('This page', () => [{ label: 'Publish all…', also: 'schedule bundle', run: () => setOpen(true) }])
  return (
    <Dialog
      title="Publish the bundle"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button kind="primary">Publish all…</Button>}
    >
      {(close) => <ReleaseBundleForm {...props} close={close} />}
    </Dialog>
  )
}

function ReleaseBundleForm({ bundle, clock: { now: _, ...zones }, onOut, close }: Props & { close: () => void }) {
  const when = useWhen({ ...zones, begin: 'later' })
  const [override, setOverride] = useState<string>()
  const { later, moment } = when
  const { send, pending, problems } = useForm(releaseBundle, {
    onDone: () => {
      onOut(later)
      close()
    },
  })
  const needsApproval = problems.some((problem) => problem.field === 'override') || override !== undefined
  const count = bundle.members.length === 1 ? 'The one text goes' : `All ${bundle.members.length} texts go`

  return (
    <DialogForm
      verb={later ? 'Schedule' : 'Publish'}
      pending={pending}
      isDisabled={!moment.ok}
      problems={problems}
      message={
        moment.ok && (
          <p className="border-t border-line pt-4 text-lg font-semibold" aria-live="polite">
            {count} live {moment.at === undefined ? 'now' : deskMoment(moment.at, zones)}, together or not at all
          </p>
        )
      }
      onSubmit={() => {
        const entries = bundle.members.map(({ entryId, headId, counter }) => ({ entryId, revisionId: headId, counter }))
        if (!pending) send({ bundleId: bundle.id, entries, override, at: when.wall })
      }}
    >
      <OpenCommentsInTexts texts={bundle.withOpenComments} />
      <WhenField chosen={when} />
      {needsApproval && <OverrideField reason={override} onReason={setOverride} />}
    </DialogForm>
  )
}
