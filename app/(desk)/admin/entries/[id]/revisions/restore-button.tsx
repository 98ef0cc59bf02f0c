'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ask } from '@/components/ui/ask'

type Props = { entryId: number; revisionId: number; when: string; small?: boolean }

/** Brings an earlier text back on top, and offers the way back: to the text that was the newest until then. */
export function RestoreButton({ entryId, revisionId, when, small }: Props) {
  const [busy, setBusy] = useState(false)
  const [before, setBefore] = useState<number>()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string>()
  const { refresh } = useRouter()

  async function restore(which: number, sentence: string, undoes?: (before: number) => number) {
    setBusy(true)
    setProblem(undefined)
    const session = `restore-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
    const answer = await ask<{ before: number }>(`/api/desk/entries/${entryId}/restore`, { revisionId: which, session })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problems.map(({ message }) => message).join(' '))
    setBefore(undoes?.(answer.value.before))
    setSaid(sentence)
    refresh()
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        small={small}
        isPending={busy}
        aria-label={`Restore, ${when}`}
        onPress={() => void restore(revisionId, 'Restored, as a new version on top.', (before) => before)}
      >
        Restore
      </Button>
      <p aria-live="polite" className="text-sm font-medium text-live empty:hidden">
        {said}
      </p>
      {before !== undefined && (
        <Button
          small
          kind="quiet"
          isPending={busy}
          onPress={() => void restore(before, 'Undone: the text from before is the newest again.')}
        >
          Undo
        </Button>
      )}
      {said && (
        <Link href={`/admin/entries/${entryId}`} prefetch={false} className="text-sm">
          Go on writing
        </Link>
      )}
      <p role="alert" className="text-sm font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  )
}
