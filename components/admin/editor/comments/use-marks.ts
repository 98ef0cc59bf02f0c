'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Thread } from '@/domain/review/comments'
import type { Work } from '../work'
import { Reading, type Quotation } from './anchor'
import { change, CommentPlaces, places, unsentId } from './places'

type On = {
  /** Someone wants to say something about the chosen words. */
  begin: () => void
  /** Someone went to words that have been commented on, or asked for their comment. */
  pick: (id: number, isAsked?: boolean) => void
}

/** The marks of comments in the text of this window. */
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
    /** Marks the chosen words, where some are chosen, as those of a new comment. */
    begin() {
      const { from, to, empty } = work.tiptap!.state.selection
      if (!empty) change(view(), { put: [{ id: unsentId, from, to }] })
    },
    /** The words that the new comment is about. */
    quotation(): Quotation | undefined {
      const place = work.tiptap && begun()
      return place && new Reading(view().state.doc).quotationOf(place)
    },
    /** The new comment has its number. */
    keep(id: number) {
      const place = begun()
      if (place) change(view(), { put: [{ ...place, id }] })
    },
    /** The new comment is written or given up: the keyboard goes on in the text, at once, unless it is elsewhere by now. */
    end() {
      change(view(), { drop: [unsentId] })
      const at = document.activeElement
      if (!at || at === document.body || at.closest('#comments')) view().focus()
    },
    /** Makes the mark of the current comment stand out. */
    show: (current: number | undefined) => change(view(), { current }),
    goTo: (thread: Thread) => work.tiptap && goTo(work.tiptap, thread),
  }
}

/** From a comment to what it is about: the words are chosen, or the field takes the focus. */
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
