import type { Editor } from '@tiptap/react'
import { isHistoryTransaction } from '@tiptap/pm/history'
import type { Transaction } from '@tiptap/pm/state'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Draft } from '../use-draft'
import { showSuggestions } from './suggestion-marks'
import type { Suggestions } from './use-suggestions'

/** The time after a key until places are searched again; until then marks move with the text. */
const searchDelayMs = 400

export function useSuggestionPlaces(editor: Editor | null, suggestions: Suggestions, draft: Draft) {
  const { all, items, isOpen, current } = suggestions
  const { title, summary } = draft.fields
  const place = useEffectEvent(() => void suggestions.place())
  const reopen = useEffectEvent(() => suggestions.reopenUndone())
  /** True if something was undone since places were last searched, also if someone typed right after it. */
  const wasUndone = useRef(false)

  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout>
    const later = (wait: number, run: () => void) => {
      clearTimeout(timer)
      // Marks around a letter that is being composed would interrupt the composition.
      timer = setTimeout(() => (editor.view.composing ? later(searchDelayMs, run) : run()), wait)
    }
    const look = () => {
      if (wasUndone.current) reopen()
      wasUndone.current = false
      place()
    }
    later(0, look)
    const onChange = ({ transaction }: { transaction: Transaction }) => {
      if (!transaction.docChanged) return
      wasUndone.current ||= isHistoryTransaction(transaction)
      later(searchDelayMs, look)
    }
    editor.on('transaction', onChange)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', onChange)
    }
  }, [editor, all, title, summary])

  useEffect(() => {
    if (editor && !editor.isDestroyed) showSuggestions(editor.view, { items: isOpen ? items : [], current })
  }, [editor, items, isOpen, current])
}
