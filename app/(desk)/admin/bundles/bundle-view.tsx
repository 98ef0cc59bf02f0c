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
import { useBundle } from './use-bundle'

/** One bundle: its entries, and what can be done with all of them. */
export function BundleView({ bundle, clock }: { bundle: Bundle; clock: Clock }) {
  const acts = useBundle(bundle)
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
        <BundleActs bundle={bundle} clock={clock} acts={acts} />
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
