import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Thread } from '@/domain/review/comments'
import type { Work } from '../work'
import { Reading, type Quotation } from './anchor'
import { change, CommentPlaces, places, unsentId } from './places'

type On = {
  begin: () => void
  pick: (id: number, isAsked?: boolean) => void
}

export function useMarks(work: Work, on: On) {
  const latest = useRef(on)
  useEffect(() => void (latest.current = on))
  const [extensions] = useState(() => [
    CommentPlaces.configure({
      onBegin: () => latest.current.begin(),
      onPick: (id, isAsked) => latest.current.pick(id, isAsked),
    }),
  ])
  const view = () => work.tiptap!.view
  const begun = () => places(view().state).find((place) => place.id === unsentId)

  return {
    extensions,
    begin() {
      const { from, to, empty } = work.tiptap!.state.selection
      if (!empty) change(view(), { put: [{ id: unsentId, from, to }] })
    },
    quotation(): Quotation | undefined {
      const place = work.tiptap && begun()
      return place && new Reading(view().state.doc).quotationOf(place)
    },
    keep(id: number) {
      const place = begun()
      if (place) change(view(), { put: [{ ...place, id }] })
    },
    /** Removes the mark of the new comment. The focus returns to the text at once, unless it has moved elsewhere. */
    end() {
      change(view(), { drop: [unsentId] })
      const at = document.activeElement
      if (!at || at === document.body || at.closest('#comments')) view().focus()
    },
    show: (current: number | undefined) => change(view(), { current }),
    goTo: (thread: Thread) => work.tiptap && goTo(work.tiptap, thread),
  }
}

function goTo(editor: Editor, { id, field }: Thread) {
  const place = places(editor.state).find((one) => one.id === id)
  if (place) {
    change(editor.view, { current: id })
    editor.commands.setTextSelection(place)
    editor.view.focus() // at once: the command waits for a frame, and the next key can come before it
    editor.view.dom.querySelector('.commented.is-current')?.scrollIntoView({ block: 'center' })
  } else if (field === 'title' || field === 'summary') {
    document.querySelectorAll<HTMLElement>('.editor .line')[field === 'title' ? 0 : 1]?.focus()
  }
}
