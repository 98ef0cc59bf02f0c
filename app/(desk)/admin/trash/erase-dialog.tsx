'use client'

import { AskFirst } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { erase } from './actions'

type Props = { entryId: number; name: string; onErased: () => void }

/** Deletes an entry for good, after saying what goes with it. */
export function EraseDialog({ entryId, name, onErased }: Props) {
  return (
    <AskFirst
      title="Delete permanently"
      trigger={
        <Button small kind="danger" aria-label={`Delete “${name}” now`}>
          Delete now…
        </Button>
      }
      act={erase}
      values={{ entryId }}
      onDone={onErased}
      verb="Delete permanently"
    >
      <p>
        “{name}” goes with every revision, comment and review of it. Nobody can bring it back. The site’s history keeps
        that it was there, and who deleted it.
      </p>
    </AskFirst>
  )
}
