'use client'

import { useEffect, useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import { clock, deskTime, inZone } from '@/lib/time'
import { Button } from '@/components/ui/button'
import { dropText, findTexts, type UnsavedText } from './unsaved-text'
import type { EditorStart } from './editor-start'
import type { Draft } from './use-draft'

type Props = { draft: Draft; opened: EditorStart; ready: boolean }

/** Text that another window could not save is offered back, one at a time, the newest first. */
export function UnsavedNotice({ draft, opened, ready }: Props) {
  const { id: userId, zone } = opened.me
  const entry = opened.id ?? `new-${opened.kind}`
  const [found, setFound] = useState<UnsavedText[]>([])
  const { work, replaceWith } = draft
  useEffect(() => {
    if (!ready) return
    const own = work.read()
    const [same, other] = [[] as UnsavedText[], [] as UnsavedText[]]
    for (const kept of findTexts({ userId, entry })) {
      if (kept.key === work.keeper.key) continue
      ;(JSON.stringify(kept.content) === own ? same : other).push(kept)
    }
    same.forEach(({ key }) => dropText(key))
    setFound(other)
  }, [ready, work, userId, entry])

  const [kept] = found
  if (!kept) return null
  function decided() {
    dropText(kept!.key)
    setFound(found.slice(1))
  }
  return (
    <section
      aria-label="Text that was not saved"
      className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-l-3 border-warn bg-warn-wash px-4 py-3"
    >
      <p className="max-w-[66ch]">
        Text from {when(kept.at, zone)} that was not saved was found in this browser
        {kept.content.title ? <>: “{kept.content.title.slice(0, 80)}”</> : ''}.
      </p>
      <div className="flex gap-2">
        <Button
          kind="primary"
          onPress={() => {
            // Written on an older text than the one shown: then the two are compared before one goes on.
            if (kept.base && isOlder(kept.base, opened.base)) work.autosave.startFrom(kept.base)
            replaceWith(kept.content)
            work.keeper.keep()
            decided()
          }}
        >
          Restore
        </Button>
        <Button onPress={decided}>Discard</Button>
      </div>
    </section>
  )
}

function isOlder(base: Base, shown: Base | undefined) {
  return shown !== undefined && (base.revisionId !== shown.revisionId || base.counter !== shown.counter)
}

export function when(at: number, zone: string) {
  const today = inZone(at, zone).toPlainDate().equals(inZone(Date.now(), zone).toPlainDate())
  return today ? clock(at, zone) : deskTime(at, zone)
}
