import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Thread } from '@/domain/review/comments'
import { onTypingPause } from '../typing-rest'
import { commentPlaces, syncSavedPlaces } from './places'

/** The time after typing until quotations that were not found are searched again: "Undo" can bring them back. */
const retryDelayMs = 800

export function usePlaces(editor: Editor | null, threads: Thread[]) {
  const [placedIds, setPlacedIds] = useState<number[]>([])
  const key = threads.map((thread) => thread.id).join()

  useEffect(() => {
    if (!editor) return
    const quotingThreads = threads.filter((thread) => thread.field === 'body' && thread.quote)
    const findPlaces = () => {
      if (editor.isDestroyed) return
      syncSavedPlaces(editor.view, quotingThreads)
      const ids = commentPlaces(editor.state).map((place) => place.id)
      setPlacedIds((before) => (before.join() === ids.join() ? before : ids))
    }
    findPlaces()
    return onTypingPause(editor, findPlaces, { pause: retryDelayMs })
    // The words of the comments do not change the places.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, key])

  return placedIds
}
