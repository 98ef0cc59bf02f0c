'use client'

import { useState } from 'react'
import type { Content } from '@/domain/content'
import type { Conflict, Saved } from '@/domain/drafts'
import { clock } from '@/lib/time'
import { Button } from '@/components/ui/button'
import { ask } from './ask'
import type { Draft } from './use-draft'

type Props = { draft: Draft; conflict: Conflict['conflict']; zone: string }

/** Two texts of one entry: whichever is chosen to go on with, the other one stays among the revisions. */
export function ConflictNotice({ draft, conflict, zone }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const { work, replaceWith } = draft

  async function takeTheirs() {
    setBusy(true)
    if (await work.autosave.keepMine()) {
      const { revisionId } = conflict.head
      const asked = { revisionId, session: work.session }
      const theirs = await ask<{ saved: Saved; content: Content }>(
        `/api/desk/entries/${conflict.entryId}/restore`,
        asked,
      )
      if (theirs.ok) replaceWith(theirs.value.content, theirs.value.saved)
      else setProblem(`Your text was saved on top. ${theirs.problems[0]!.message}`)
    }
    setBusy(false)
  }

  return (
    <section role="alert" className="mt-3 border-l-3 border-warn bg-warn-wash px-4 py-3">
      <p className="font-semibold">
        {conflict.author} saved this entry at {clock(conflict.savedAt, zone)}, while you were writing.
      </p>
      <p className="mt-1 max-w-[66ch]">
        Your text is in this window. Choose which one to go on with: the other one stays under Revisions, and nothing is
        lost.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" isDisabled={busy} onPress={() => void work.autosave.keepMine()}>
          Keep mine as a new revision
        </Button>
        <Button isDisabled={busy} onPress={() => void takeTheirs()}>
          Take theirs
        </Button>
        <a
          className="self-center"
          href={`/admin/entries/${conflict.entryId}/revisions/${conflict.head.revisionId}`}
          target="_blank"
        >
          Read theirs first
        </a>
      </div>
      {problem && <p className="mt-2 font-semibold">{problem}</p>}
    </section>
  )
}
