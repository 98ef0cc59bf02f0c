import { useRef, useState, useEffect } from 'react'
import type { Thread } from '@/domain/review/comments'
import { done, type Result } from '@/lib/result'
import type { Draft } from '../use-draft'
import { useRemoval, useThreads } from './use-threads'
import type { Editor } from '@tiptap/react'
import type { EditorWork } from '../work'
import { goToLine, goToWords } from '../text/go-to'
import { ReadingText, type Quotation } from './anchor'
import { changePlaces, CommentPlaces, commentPlaces, unsentId } from './places'

export type CommentedField = 'entry' | 'title' | 'summary'

export function useComments(draft: Draft) {
  const threads = useThreads(draft)
  const removal = useRemoval(threads)
  const [isOpen, setOpen] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const [current, setCurrent] = useState<number>()
  const [requests, setRequests] = useState(0)
  const held = useHeldThreads()
  /** The words of the comment being written. Each new `times` moves the focus into its field. */
  const [begun, setBegun] = useState<{ times: number; words?: string }>({ times: 0 })
  const turn = useRef(0)
  const [shows, show] = useState<'open' | 'resolved'>('open')
  const marks = useCommentMarks(draft.work, { begin, pick })

  function begin() {
    marks.begin()
    turn.current++
    setBegun({ times: turn.current, words: marks.quotation()?.quote })
    setOpen(true)
    setWriting(true)
  }

  function leave() {
    turn.current++
    setWriting(false)
    marks.end()
  }

  function close() {
    setOpen(false)
    removal.forget()
    leave()
  }

  function pick(id: number, isAsked = false) {
    setCurrent(id)
    if (isAsked) setRequests((times) => times + 1)
    marks.show(id)
    setOpen(true)
  }

  async function add(text: string, field: CommentedField): Promise<Result> {
    const own = turn.current
    const first = marks.quotation()
    const answer = await threads.add(() => {
      const quotation = turn.current === own ? marks.quotation() : first
      return quotation ? { text, field: 'body', quotation } : { text, field: field === 'entry' ? undefined : field }
    })
    if (!answer.ok) return answer
    show('open')
    // Another comment, begun meanwhile, stays.
    if (turn.current !== own) return done(undefined)
    marks.keep(Math.max(...answer.value.map((thread) => thread.id)))
    leave()
    return done(undefined)
  }

  return {
    threads,
    removal,
    marks,
    isOpen,
    setOpen,
    isWriting,
    begun,
    current,
    requests,
    held,
    shows,
    show,
    begin,
    leave,
    close,
    add,
    openAt(id: number) {
      show('open')
      pick(id, true)
    },
    goTo(thread: Thread) {
      if (innerWidth < 1024) setOpen(false) // the sheet would cover the words
      marks.goTo(thread)
    },
  }
}

/** Keeps threads visible while somebody here writes in them, even if others resolve or remove them. */
function useHeldThreads() {
  const [writtenIn, setWrittenIn] = useState<number[]>([])
  return {
    has: (thread: number) => writtenIn.includes(thread),
    hold: (thread: number) => setWrittenIn((all) => [...all, thread]),
    release: (thread: number) => setWrittenIn((all) => all.toSpliced(all.indexOf(thread), 1)),
  }
}

export type Comments = ReturnType<typeof useComments>

type CommentListeners = {
  begin: () => void
  pick: (id: number, isAsked?: boolean) => void
}

function useCommentMarks(work: EditorWork, on: CommentListeners) {
  const latest = useRef(on)
  useEffect(() => void (latest.current = on))
  const [extensions] = useState(() => [
    CommentPlaces.configure({
      onBegin: () => latest.current.begin(),
      onPick: (id, isAsked) => latest.current.pick(id, isAsked),
    }),
  ])
  const view = () => work.tiptap!.view
  const begun = () => commentPlaces(view().state).find((place) => place.id === unsentId)

  return {
    extensions,
    begin() {
      const { from, to, empty } = work.tiptap!.state.selection
      if (!empty) changePlaces(view(), { put: [{ id: unsentId, from, to }] })
    },
    quotation(): Quotation | undefined {
      const place = work.tiptap && begun()
      return place && new ReadingText(view().state.doc).quotationOf(place)
    },
    keep(id: number) {
      const place = begun()
      if (place) changePlaces(view(), { put: [{ ...place, id }] })
    },
    /** Removes the mark of the new comment. Returns the focus to the text at once, unless it has moved elsewhere. */
    end() {
      changePlaces(view(), { drop: [unsentId] })
      const at = document.activeElement
      if (!at || at === document.body || at.closest('#comments')) view().focus()
    },
    show: (current: number | undefined) => changePlaces(view(), { current }),
    goTo: (thread: Thread) => work.tiptap && goToThread(work.tiptap, thread),
  }
}

function goToThread(editor: Editor, { id, field }: Thread) {
  const place = commentPlaces(editor.state).find((one) => one.id === id)
  if (place) {
    changePlaces(editor.view, { current: id })
    goToWords(editor, place)
  } else if (field === 'title' || field === 'summary') goToLine(field)
}
