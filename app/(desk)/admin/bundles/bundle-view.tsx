'use client'

import { useEffect } from 'react'
import type { Clock } from '@/lib/time/time'
import { useCommands } from '@/components/admin/palette/commands'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import { LastAct } from '@/components/ui/last-act'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Bundle } from '@/domain/publishing/bundles'
import { BundleMembers } from './members'
import { useBundle, type BundleControl } from './use-bundle'
import { MoveDialog } from '@/components/admin/moments/move-dialog'
import { ReleaseBundleDialog } from './release-dialog'

const Picker = loadLater(() => import('@/components/admin/picker/picker').then((part) => part.Picker))

export function BundleView({ bundle, clock }: { bundle: Bundle; clock: Clock }) {
  const acts = useBundle(bundle)
  const box = useFocusKept<HTMLDivElement>(bundle)
  return (
    <div className="max-w-[60rem] space-y-5">
      <div ref={box} role="group" aria-label="With this bundle" tabIndex={-1} className="space-y-3 outline-none">
        <LastAct message={acts.message} undo={acts.putBack} pending={acts.busy} problems={acts.problems} />
        <BundleActs bundle={bundle} clock={clock} acts={acts} />
      </div>
      {bundle.members.length > 0 ? (
        <BundleMembers bundle={bundle} clock={clock} acts={acts} />
      ) : (
        <p className="text-soft">Nothing is in it yet.</p>
      )}
    </div>
  )
}

type AddTextsProps = { bundle: Bundle; adding: BundleControl['adding'] }

function AddTexts({ bundle: { members }, adding }: AddTextsProps) {
  useEffect(() => Picker.load(), [])
  useCommands('This page', () => [{ label: 'Add texts…', also: 'bundle', run: () => adding.setOpen(true) }])
  const isIn = (id: number) => members.some(({ entryId }) => entryId === id)
  return (
    <Dialog title="Add texts" open={adding.isOpen} onOpenChange={adding.setOpen} trigger={<Button>Add texts…</Button>}>
      <Picker
        types={['text']}
        label="Find a text"
        placeholder="Words of its title or text"
        several="always"
        isLeftOut={(choice) => choice.is === 'text' && isIn(choice.id)}
        verb={(count) => (count > 1 ? `Add ${count} texts` : 'Add the text')}
        onChoose={(choices) => adding.send(choices.flatMap((choice) => (choice.is === 'text' ? [choice.id] : [])))}
        pending={adding.pending}
        problems={adding.problems}
      >
        <p className="text-sm text-soft">With the keys: arrows, Space for each, Enter to add them.</p>
      </Picker>
    </Dialog>
  )
}

type Props = { bundle: Bundle; clock: Clock; acts: BundleControl }

function BundleActs({ bundle, clock, acts }: Props) {
  const { state, name, members } = bundle
  if (state.is === 'live') return null
  return (
    <div className="flex flex-wrap items-center gap-3">
      {state.is === 'gathering' && (
        <>
          {members.length > 0 && <ReleaseBundleDialog bundle={bundle} clock={clock} onOut={acts.wentOut} />}
          <AddTexts bundle={bundle} adding={acts.adding} />
          <Button kind="danger" isPending={acts.busy} onPress={acts.dissolve} aria-describedby="dissolving">
            Delete bundle
          </Button>
          <p id="dissolving" className="text-sm text-soft">
            No text is deleted: each stays as it is, and the bundle can be restored.
          </p>
        </>
      )}
      {state.is === 'scheduled' && (
        <>
          <MoveDialog
            subject={`All of “${name}”`}
            at={state.at}
            zones={clock}
            trigger={<Button>Move…</Button>}
            onMove={acts.move}
          />
          <Button isPending={acts.busy} onPress={acts.unschedule}>
            Unschedule
          </Button>
        </>
      )}
      {state.is === 'dissolved' && (
        <Button isPending={acts.busy} onPress={acts.gather}>
          Restore bundle
        </Button>
      )}
    </div>
  )
}
