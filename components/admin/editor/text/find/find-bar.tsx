'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { inputClass } from '@/components/ui/field'
import { findStateOf, findInText, replaceAll, replaceOne, selectCurrent, goToNext } from './find-extension'

type Props = { editor: Editor; findRequests: number; onClose: () => void }

/** Finds words in the text, its captions and footnotes, and puts others in their place. */
export function FindBar({ editor, findRequests, onClose }: Props) {
  const [words, setWords] = useState(() => selectedWords(editor))
  const [matchCase, setMatchCase] = useState(false)
  const [replacement, setReplacement] = useState('')
  const [report, setReport] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { matches, current } = findStateOf(editor.state)
      return { count: matches.length, current }
    },
  })

  useEffect(() => findInText(editor.view, { words, matchCase }), [editor, words, matchCase])
  useEffect(() => field.current?.select(), [findRequests])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) findInText(editor.view, undefined)
    },
    [editor],
  )

  function close() {
    selectCurrent(editor.view)
    onClose()
    editor.commands.focus(undefined, { scrollIntoView: false })
  }

  function keys(event: KeyboardEvent) {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) goToNext(editor.view, event.shiftKey ? -1 : 1)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'checkbox')
      replaceOne(editor.view, replacement)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function everywhere() {
    const times = replaceAll(editor.view, replacement)
    setReport(`${times} replaced. “Undo” takes them back at once.`)
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
        onChange={(event) => {
          setWords(event.target.value)
          setReport('')
        }}
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
        <Button small kind="quiet" aria-label="Previous" isDisabled={!count} onPress={() => goToNext(editor.view, -1)}>
          <ChevronUp aria-hidden className="size-4" />
        </Button>
        <Button small kind="quiet" aria-label="Next" isDisabled={!count} onPress={() => goToNext(editor.view, 1)}>
          <ChevronDown aria-hidden className="size-4" />
        </Button>
        <Button small isDisabled={!count} onPress={() => replaceOne(editor.view, replacement)}>
          Replace
        </Button>
        <Button small isDisabled={!count} onPress={everywhere}>
          Replace all
        </Button>
        <Button small kind="quiet" aria-label="Close the search" onPress={close}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <div className="col-span-2 flex items-center gap-x-4 pl-2">
        <Checkbox isSelected={matchCase} onChange={setMatchCase}>
          Match case
        </Checkbox>
        <p aria-live="polite" className="text-sm text-soft tabular-nums">
          {report || (words && (count ? `${current + 1} of ${count}` : 'Not in this text'))}
        </p>
      </div>
    </search>
  )
}

/** A word that is selected is what someone wants to find. */
function selectedWords({ state: { doc, selection } }: Editor) {
  const words = doc.textBetween(selection.from, selection.to, '\n')
  return words.length < 60 && !words.includes('\n') ? words : ''
}
