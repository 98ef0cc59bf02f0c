import { useEffect, useRef, useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import { timeOfDay, deskTimes, inZone } from '@/lib/time/time'
import { Button } from '@/components/ui/button'
import { removeUnsavedText, findTexts, type UnsavedText } from './unsaved-text'
import type { EditorStart } from './editor-start'
import type { Draft } from './use-draft'

/** The time after a text is shown in which a press is ignored, because it was meant for the text before. */
const doubleClickMs = 600

type Props = { draft: Draft; opened: EditorStart; ready: boolean }

export function UnsavedNotice({ draft, opened, ready }: Props) {
  const { id: userId, zone } = opened.me
  const entry = opened.id ?? `new-${opened.kind}`
  const [texts, setTexts] = useState<UnsavedText[]>([])
  const { work, replaceWith } = draft
  const areSuggestions = opened.suggestion !== undefined
  useEffect(() => {
    if (!ready) return
    const currentText = work.read()
    const [identical, different] = [[] as UnsavedText[], [] as UnsavedText[]]
    for (const text of findTexts({ userId, entry, isSuggestion: areSuggestions })) {
      if (text.key === work.keeper.key) continue
      ;(JSON.stringify(text.content) === currentText ? identical : different).push(text)
    }
    identical.forEach(({ key }) => removeUnsavedText(key))
    setTexts(different)
  }, [ready, work, userId, entry, areSuggestions])

  const shownAt = useRef(-Infinity)
  const [text] = texts
  if (!text) return null
  function dropFirst() {
    removeUnsavedText(text!.key)
    setTexts(texts.slice(1))
    shownAt.current = performance.now()
  }
  /** The second press of a double click must not decide about the next text, which nobody has read yet. */
  const onceShown = (act: () => void) => () => {
    if (performance.now() - shownAt.current > doubleClickMs) act()
  }
  return (
    <section
      aria-label="Text that was not saved"
      className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-l-3 border-warn bg-warn-wash px-4 py-3"
    >
      <p className="max-w-[66ch]">
        Text from {momentWords(text.at, zone)} that was not saved was found in this browser
        {text.content.title ? <>: “{text.content.title.slice(0, 80)}”</> : ''}.
      </p>
      <div className="flex gap-2">
        <Button
          kind="primary"
          onPress={onceShown(() => {
            // Written on an older text than the shown one: a comparison comes first.
            if (!areSuggestions && text.base && isOlder(text.base, opened.base)) work.autosave.startFrom(text.base)
            replaceWith(text.content)
            work.keeper.keep()
            dropFirst()
          })}
        >
          Restore
        </Button>
        <Button onPress={onceShown(dropFirst)}>Discard</Button>
      </div>
    </section>
  )
}

function isOlder(base: Base, current: Base | undefined) {
  return current !== undefined && (base.revisionId !== current.revisionId || base.counter !== current.counter)
}

export function momentWords(at: number, zone: string) {
  const today = inZone(at, zone).toPlainDate().equals(inZone(Date.now(), zone).toPlainDate())
  return today ? timeOfDay(at, zone) : deskTimes(at, zone, zone)
}
