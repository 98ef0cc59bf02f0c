'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import type { Remark, Thread } from '@/domain/review/comments'
import { refused, type Result } from '@/lib/result'
import { ask as send } from '@/components/ui/ask'
import type { Draft } from '../use-draft'
import { Reading } from './anchor'
import { asked, change, CommentPlaces, places } from './places'

export type Field = 'entry' | 'title' | 'summary'

/** The comments of an entry, which of them is looked at, and whether one is being written. */
export function useComments({ work, status }: Draft) {
  const { entryId } = status
  const [threads, setThreads] = useState<Thread[]>([])
  const [isOpen, setOpen] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [current, setCurrent] = useState<number>()
  const [shows, setShows] = useState<'open' | 'resolved'>('open')
  /** What one removed last, as long as it can be put back. */
  const [removed, setRemoved] = useState<Remark>()
  const path = `/api/desk/entries/${entryId}/comments`

  /** What the server last said stands; while it says the same, there is nothing to ask for. */
  const known = useRef<number>(undefined)
  async function hear(mark: number) {
    if (mark === known.current) return
    const answer = await send<Thread[]>(path)
    if (!answer.ok) return
    known.current = mark
    setThreads(answer.value)
  }

  const view = () => work.tiptap!.view

  /** Begins a comment on the chosen words, or on the entry where none are chosen. */
  function ask() {
    const { from, to, empty } = work.tiptap!.state.selection
    if (!empty) change(view(), { put: [{ id: asked, from, to }] })
    setOpen(true)
    setAsking(true)
  }

  function leave() {
    setAsking(false)
    change(view(), { drop: [asked] })
    work.tiptap!.commands.focus()
  }

  function close() {
    setOpen(false)
    setRemoved(undefined)
    leave()
  }

  function pick(id: number | undefined) {
    setCurrent(id)
    change(view(), { current: id })
    if (id) setOpen(true)
  }

  async function add(text: string, field: Field): Promise<Result> {
    const saved = await work.autosave.flush()
    const id = work.autosave.status().entryId
    if (!saved || !id)
      return refused('Not sent, because the newest text is not saved yet. See above what is in the way.')
    const place = chosen()
    const about = place
      ? { field: 'body', quotation: new Reading(view().state.doc).quotationOf(place) }
      : { field: field === 'entry' ? undefined : field }
    const answer = await send<Thread[]>(`/api/desk/entries/${id}/comments`, {
      text,
      revisionId: saved.revisionId,
      ...about,
    })
    if (!answer.ok) return answer
    const added = Math.max(...answer.value.map((thread) => thread.id))
    if (place) change(view(), { put: [{ ...place, id: added }] })
    setThreads(answer.value)
    setShows('open')
    leave()
    return { ok: true, value: undefined }
  }

  async function reply(thread: Thread, text: string): Promise<Result> {
    const saved = await work.autosave.flush()
    if (!saved) return refused('Not sent, because the newest text is not saved yet.')
    return answered(await send<Thread[]>(path, { text, revisionId: saved.revisionId, replyTo: thread.id }))
  }

  async function alter(id: number, what: { act: 'edit' | 'remove' | 'resolve'; text?: string; resolved?: boolean }) {
    return answered(await send<Thread[]>(`${path}/${id}`, what))
  }

  async function remove(said: Remark): Promise<Result> {
    const answer = await alter(said.id, { act: 'remove' })
    if (answer.ok) setRemoved(said)
    return answer
  }

  /** Puts back what was removed: in its place, where that is still there, or as a new comment on the same words. */
  async function putBack(): Promise<Result> {
    const { id, text, replyTo, field, quote, prefix, suffix } = removed!
    const isThere = threads.some((thread) => thread.id === id)
    const saved = isThere ? undefined : await work.autosave.flush()
    const quotation = quote ? { quote, prefix, suffix } : undefined
    const again = {
      text,
      revisionId: saved?.revisionId,
      replyTo: replyTo ?? undefined,
      field: field ?? undefined,
      quotation,
    }
    const answer = isThere ? await alter(id, { act: 'edit', text }) : answered(await send<Thread[]>(path, again))
    if (answer.ok) setRemoved(undefined)
    return answer
  }

  function answered(answer: Result<Thread[]>): Result {
    if (!answer.ok) return answer
    setThreads(answer.value)
    return { ok: true, value: undefined }
  }

  /** The words that a new comment is about. */
  const chosen = () => places(view().state).find((place) => place.id === asked)
  const chosenWords = () => {
    const place = work.tiptap && chosen()
    return place ? new Reading(view().state.doc).quotationOf(place).quote : ''
  }

  const latest = useRef({ ask, pick })
  useEffect(() => void (latest.current = { ask, pick }))
  const [extensions] = useState(() => [
    CommentPlaces.configure({ onAsk: () => latest.current.ask(), onPick: (id) => latest.current.pick(id) }),
  ])

  const shown = threads.filter((thread) => (thread.resolvedAt === null) === (shows === 'open'))
  return {
    threads,
    shown,
    shows,
    setShows,
    isOpen,
    setOpen,
    isAsking,
    current,
    extensions,
    hear,
    ask,
    leave,
    close,
    pick,
    add,
    reply,
    alter,
    chosenWords,
    removed,
    remove,
    putBack,
    openCount: threads.filter((thread) => thread.resolvedAt === null).length,
    goTo(thread: Thread) {
      if (innerWidth < 1024) setOpen(false) // the sheet would cover the words
      if (work.tiptap) goTo(work.tiptap, thread)
    },
  }
}

export type Comments = ReturnType<typeof useComments>

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
