import { useRef, useState } from 'react'
import type { Thread } from '@/domain/review/comments'
import { done, type Result } from '@/lib/result'
import type { Draft } from '../use-draft'
import { useMarks } from './use-marks'
import { useRemoval } from './use-removal'
import { useThreads } from './use-threads'

export type Field = 'entry' | 'title' | 'summary'

export function useComments(draft: Draft) {
  const threads = useThreads(draft)
  const removal = useRemoval(threads)
  const [isOpen, setOpen] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const [current, setCurrent] = useState<number>()
  const [requests, setRequests] = useState(0)
  const held = useHeld()
  /** The words of the comment being written. Each new `times` moves the focus into its field. */
  const [begun, setBegun] = useState<{ times: number; words?: string }>({ times: 0 })
  const turn = useRef(0)
  const [shows, show] = useState<'open' | 'resolved'>('open')
  const marks = useMarks(draft.work, { begin, pick })

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

  async function add(text: string, field: Field): Promise<Result> {
    const own = turn.current
    const first = marks.quotation()
    const answer = await threads.add(() => {
      const quotation = turn.current === own ? marks.quotation() : first
      return quotation ? { text, field: 'body', quotation } : { text, field: field === 'entry' ? undefined : field }
    })
    if (!answer.ok) return answer
    show('open')
    // Another comment may have been begun meanwhile: it stays.
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
      // A dialog that closes gives the focus back to its button first.
      setTimeout(() => pick(id, true), 150)
    },
    goTo(thread: Thread) {
      if (innerWidth < 1024) setOpen(false) // the sheet would cover the words
      marks.goTo(thread)
    },
  }
}

/** Threads in which something is being written stay in sight until that is done, whatever others do to them. */
function useHeld() {
  const [writtenIn, setWrittenIn] = useState<number[]>([])
  return {
    has: (thread: number) => writtenIn.includes(thread),
    hold: (thread: number) => setWrittenIn((all) => [...all, thread]),
    release: (thread: number) => setWrittenIn((all) => all.toSpliced(all.indexOf(thread), 1)),
  }
}

export type Comments = ReturnType<typeof useComments>
