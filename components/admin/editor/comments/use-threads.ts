import { useRef, useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import type { Thread, Remark } from '@/domain/review/comments'
import { refused, type Result } from '@/lib/result'
import type { Draft } from '../use-draft'
import type { Quotation } from './anchor'

type NewComment = { text: string; field?: string; quotation?: Quotation; replyTo?: number }
type CommentChange = { act: 'edit'; text: string } | { act: 'remove' } | { act: 'resolve'; resolved: boolean }

export function useThreads({ work, status }: Draft) {
  const [all, setAll] = useState<Thread[]>([])
  const path = `/api/desk/entries/${status.entryId}/comments`

  /** Fetches nothing while the server's number is unchanged. */
  const lastMark = useRef<number>(undefined)
  async function refresh(mark: number) {
    if (mark === lastMark.current) return
    if (await reload()) lastMark.current = mark
  }

  async function reload() {
    if (status.entryId === undefined) return false
    return showThreads(await ask<Thread[]>(path)).ok
  }

  /** Saves the text first, so that the server has the quoted words. */
  async function add(comment: () => NewComment): Promise<Result<Thread[]>> {
    const saved = await work.saveNow()
    if (!saved) return refused('Not sent, because the newest text is not saved yet. See above what is in the way.')
    const { entryId, revisionId } = saved
    return showThreads(await ask<Thread[]>(`/api/desk/entries/${entryId}/comments`, { ...comment(), revisionId }))
  }

  async function change(id: number, what: CommentChange): Promise<Result<unknown>> {
    return showThreads(await ask<Thread[]>(`${path}/${id}`, what))
  }

  function showThreads(answer: Result<Thread[]>) {
    if (answer.ok) setAll(answer.value)
    return answer
  }

  return {
    all,
    open: all.filter((thread) => thread.resolvedAt === null),
    resolved: all.filter((thread) => thread.resolvedAt !== null),
    refresh,
    reload,
    add,
    reply: (thread: Thread, text: string) => add(() => ({ text, replyTo: thread.id })),
    change,
  }
}

export type Threads = ReturnType<typeof useThreads>

export function useRemoval({ all, add, change }: Threads) {
  const [removed, setRemoved] = useState<Remark>()

  async function remove(remark: Remark): Promise<Result<unknown>> {
    const answer = await change(remark.id, { act: 'remove' })
    if (answer.ok) setRemoved(remark)
    return answer
  }

  /** Puts a removed remark back into its thread if that still exists, else makes a new comment on the same words. */
  async function putBack(): Promise<Result<unknown>> {
    const isThere = all.some((thread) => thread.id === removed!.id)
    const answer = await (isThere
      ? change(removed!.id, { act: 'edit', text: removed!.text })
      : add(() => commentAgain(removed!)))
    if (answer.ok) setRemoved(undefined)
    return answer
  }

  return { removed, remove, putBack, forget: () => setRemoved(undefined) }
}

export type Removal = ReturnType<typeof useRemoval>

function commentAgain({ text, replyTo, field, quote, prefix, suffix }: Remark) {
  return {
    text,
    replyTo: replyTo ?? undefined,
    field: field ?? undefined,
    quotation: quote ? { quote, prefix, suffix } : undefined,
  }
}
