'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ask } from './ask'

/** Brings an earlier text back on top, and goes there. */
export function RestoreButton({ entryId, revisionId }: { entryId: number; revisionId: number }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  async function restore() {
    setBusy(true)
    const answer = await ask(`/api/desk/entries/${entryId}/restore`, {
      revisionId,
      session: `restore-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`,
    })
    if (answer.ok) return location.assign(`/admin/entries/${entryId}`)
    setBusy(false)
    setProblem(answer.problems[0]!.message)
  }
  return (
    <div>
      <Button kind="primary" isDisabled={busy} onPress={() => void restore()}>
        Restore
      </Button>
      <p role="alert" className="mt-1 text-sm font-medium text-bad empty:hidden">
        {problem}
      </p>
    </div>
  )
}
