'use client'

import type { Clock } from '@/components/admin/entry/state-words'
import { Button } from '@/components/ui/button'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import type { Bundle } from '@/domain/publishing/bundles'
import { BundleActs } from './acts'
import { AddTexts } from './add-texts'
import { Members } from './members'
import { useBundle, type Actions } from './use-bundle'

/** One bundle: its entries, and what can be done with all of them. */
export function BundleView({ bundle, clock, actions }: { bundle: Bundle; clock: Clock; actions: Actions }) {
  const acts = useBundle(bundle, actions)
  const box = useFocusKept<HTMLDivElement>(bundle)
  return (
    <div className="max-w-[60rem] space-y-5">
      <div ref={box} role="group" aria-label="With this bundle" tabIndex={-1} className="space-y-3 outline-none">
        <div className="flex flex-wrap items-center gap-3">
          <StatusLine>{acts.message}</StatusLine>
          {acts.putBack && (
            <Button small isPending={acts.busy} onPress={acts.putBack}>
              Undo
            </Button>
          )}
        </div>
        <BundleActs bundle={bundle} clock={clock} acts={acts} release={actions.release} />
        <Problems problems={acts.problems} />
      </div>
      {bundle.state.is === 'gathering' && <AddTexts bundle={bundle} adding={acts.adding} />}
      {bundle.members.length > 0 ? (
        <Members bundle={bundle} clock={clock} acts={acts} />
      ) : (
        <p className="text-soft">Nothing is in it yet.</p>
      )}
    </div>
  )
}
