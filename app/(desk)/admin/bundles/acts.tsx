import { MoveDialog } from '@/components/admin/moments/move-dialog'
import type { Clock } from '@/components/admin/entry/state-words'
import { Button } from '@/components/ui/button'
import type { Bundle } from '@/domain/publishing/bundles'
import { ReleaseBundleDialog } from './release-dialog'
import type { BundleControl } from './use-bundle'

type Props = { bundle: Bundle; clock: Clock; acts: BundleControl }

export function BundleActs({ bundle, clock, acts }: Props) {
  const { state, name, members } = bundle
  if (state.is === 'live') return null
  return (
    <div className="flex flex-wrap items-center gap-3">
      {state.is === 'gathering' && (
        <>
          {members.length > 0 && <ReleaseBundleDialog bundle={bundle} clock={clock} onOut={acts.wentOut} />}
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
            zone={clock.zone}
            viewer={clock.viewer}
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
