'use client'

import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { cancelErasure, confirmErasure } from '../actions'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type Props = { id: number; canConfirm: boolean; isOfName: boolean }

export function DecideErasure({ id, canConfirm, isOfName }: Props) {
  return (
    <div className="space-y-3">
      {!canConfirm && (
        <p className="max-w-[66ch] text-soft">
          You asked for it, so somebody else has to confirm it. Every editor and administrator was told.
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {canConfirm && (
          <QuestionDialog
            title="Erase it permanently"
            trigger={<Button kind="danger">Confirm and erase…</Button>}
            act={confirmErasure}
            values={{ id }}
            verb="Erase it permanently"
            keep="Not now"
          >
            <p>
              {isOfName
                ? 'The name goes from every version, comment and note now.'
                : 'Its texts with every version, comment and file that was chosen go now.'}{' '}
              Nobody can bring back what goes. A note without words stays.
            </p>
          </QuestionDialog>
        )}
        <QuestionDialog
          title="Cancel the request"
          trigger={<Button>Cancel the request…</Button>}
          act={cancelErasure}
          values={{ id }}
          verb="Cancel the request"
          keep="Leave it waiting"
        >
          <p>
            Nothing was erased, and nothing will be.
            {!isOfName && ' Readers do not get it back by this: whoever wants that publishes it again.'}
          </p>
        </QuestionDialog>
      </div>
    </div>
  )
}

/** Milliseconds between two checks. */
const refreshInterval = 2_000

export function ErasureProgress() {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, refreshInterval)
    return () => clearInterval(timer)
  }, [refresh])
  return <progress aria-label="It is being erased" className="h-2 w-full max-w-md accent-accent" />
}
