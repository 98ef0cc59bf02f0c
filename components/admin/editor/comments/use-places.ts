'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Thread } from '@/domain/review/comments'
import { places, settle } from './places'

/** How long (ms) to wait after typing before lost words are looked for again: "Undo" brings them back. */
const rest = 800

/** Keeps the marks of the shown comments on their words; answers with those that have a place. */
export function usePlaces(editor: Editor | null, shown: Thread[]) {
  const [placed, setPlaced] = useState<number[]>([])
  const key = shown.map((thread) => thread.id).join()

  useEffect(() => {
    if (!editor) return
    const wanted = shown.filter((thread) => thread.field === 'body' && thread.quote)
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      if (editor.isDestroyed) return
      settle(editor.view, wanted)
      const ids = places(editor.state).map((place) => place.id)
      setPlaced((before) => (before.join() === ids.join() ? before : ids))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, rest)
    }
    look()
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
    // The threads' own words change nothing here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, key])

  return placed
}
