import { useState } from 'react'
import type { Remark } from '@/domain/review/comments'
import type { Result } from '@/lib/result'
import type { Threads } from './use-threads'

export function useRemoval({ all, add, change }: Threads) {
  const [removed, setRemoved] = useState<Remark>()

  async function remove(remark: Remark): Promise<Result> {
    const answer = await change(remark.id, { act: 'remove' })
    if (answer.ok) setRemoved(remark)
    return answer
  }

  /** Goes into its own thread while replies keep that; otherwise it is a new comment on the same words. */
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
