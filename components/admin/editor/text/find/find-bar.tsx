import type { Editor } from '@tiptap/react'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/fields'
import { inputClass } from '@/components/ui/button-class'
import { useFind, type SearchedFields } from './use-find'

type Props = { editor: Editor; searched: SearchedFields; findRequests: number; onClose: () => void }

export function FindBar({ editor, searched, findRequests, onClose }: Props) {
  const find = useFind(editor, searched, selectedWords(editor))
  const { words, matchCase, count, current, report, look, go, takeBack } = find
  const [replacement, setReplacement] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [findRequests])

  function close() {
    find.leave()
    onClose()
  }

  function keys(event: KeyboardEvent) {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) go(event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'checkbox')
      find.replaceOne(replacement)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search
      aria-label="Find and replace"
      className="grid grid-cols-2 items-center gap-2 border-t border-line px-2.5 py-2 sm:flex sm:flex-wrap"
      onKeyDown={keys}
    >
      <input
        ref={field}
        aria-label="Find"
        placeholder="Find"
        value={words}
        onChange={(event) => look({ words: event.target.value })}
        className={`${inputClass} sm:w-52`}
      />
      <input
        aria-label="Replace with"
        placeholder="Replace with"
        value={replacement}
        onChange={(event) => setReplacement(event.target.value)}
        className={`${inputClass} sm:w-52`}
      />
      <div className="col-span-2 flex flex-wrap items-center gap-1">
        <Button small kind="quiet" aria-label="Previous" isDisabled={!count} onPress={() => go(-1)}>
          <ChevronUp aria-hidden className="size-4" />
        </Button>
        <Button small kind="quiet" aria-label="Next" isDisabled={!count} onPress={() => go(1)}>
          <ChevronDown aria-hidden className="size-4" />
        </Button>
        <Button small isDisabled={!count} onPress={() => find.replaceOne(replacement)}>
          Replace
        </Button>
        <Button small isDisabled={!count} onPress={() => find.replaceAll(replacement)}>
          Replace all
        </Button>
        <Button small kind="quiet" aria-label="Close the search" onPress={close}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <div className="col-span-2 flex items-center gap-x-4 pl-2">
        <Checkbox isSelected={matchCase} onChange={(matchCase) => look({ matchCase })}>
          Match case
        </Checkbox>
        <p aria-live="polite" className="text-sm text-soft tabular-nums">
          {report || (words && (count ? `${current + 1} of ${count}` : 'Not in this text'))}
        </p>
        {takeBack && (
          <Button small kind="quiet" onPress={takeBack}>
            Undo replacement
          </Button>
        )}
      </div>
    </search>
  )
}

function selectedWords({ state: { doc, selection } }: Editor) {
  const words = doc.textBetween(selection.from, selection.to, '\n')
  return words.length < 60 && !words.includes('\n') ? words : ''
}
