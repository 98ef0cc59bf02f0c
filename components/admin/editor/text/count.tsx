'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Language } from '@/lib/languages'
import { minutesToRead } from '@/lib/word-count'
import { wordCounter } from './word-count'

type Props = { editor: Editor | null; language: Language }

/** Words, and minutes to read them as readers will be told. */
export function Count({ editor, language }: Props) {
  const [words, setWords] = useState<number>()
  useEffect(() => {
    if (!editor) return
    const counted = wordCounter(language)
    let timer: ReturnType<typeof setTimeout>
    const count = () => setWords(counted(editor.state.doc))
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(count, pause)
    }
    timer = setTimeout(count, 300)
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor, language])
  if (words === undefined) return <p className="mt-6 border-t border-line pt-2 text-sm text-faint"> </p>
  return (
    <p className="mt-6 border-t border-line pt-2 text-sm text-faint tabular-nums">
      {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
      {words > 0 && ` · ${minutesToRead(words)} ${minutesToRead(words) === 1 ? 'minute' : 'minutes'} to read`}
    </p>
  )
}

/** The time (ms) that typing has to rest: a count that changes with every key helps nobody. */
const pause = 700
