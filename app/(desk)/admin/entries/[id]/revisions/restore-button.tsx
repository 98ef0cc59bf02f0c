'use client'

import { Link } from '@/components/ui/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LastAct } from '@/components/ui/last-act'
import { ask, useAsk } from '@/components/ui/use-ask'

type Props = { entryId: number; revisionId: number; when: string; small?: boolean }

export function RestoreButton({ entryId, revisionId, when, small }: Props) {
  const [before, setBefore] = useState<number>()
  const [message, setMessage] = useState('')
  const { refresh } = useRouter()
  const { send, pending, problems } = useAsk(
    ({ revisionId }: { revisionId: number; isUndo?: boolean }) => restoreRevision(entryId, revisionId),
    {
      onDone: ({ before }, { isUndo }) => {
        setBefore(isUndo ? undefined : before)
        setMessage(isUndo ? 'Undone: the text from before is the newest again.' : 'Restored, as a new version on top.')
        refresh()
      },
    },
  )

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        small={small}
        isPending={pending}
        aria-label={`Restore, ${when}`}
        onPress={() => void send({ revisionId })}
      >
        Restore
      </Button>
      <LastAct
        message={message}
        undo={before === undefined ? undefined : () => void send({ revisionId: before, isUndo: true })}
        pending={pending}
        problems={problems}
      />
      {message && (
        <Link href={`/admin/entries/${entryId}`} className="text-sm">
          Continue writing
        </Link>
      )}
    </div>
  )
}

function restoreRevision(entryId: number, revisionId: number) {
  const session = `restore-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
  return ask<{ before: number }>(`/api/desk/entries/${entryId}/restore`, { revisionId, session })
}
