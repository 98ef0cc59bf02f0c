import { z } from 'zod'
import { type EntryParams } from '@/auth/entry-guard'
import { jsonRoute } from '@/auth/guard'
import { idIn } from '@/auth/parse'
import type { Actor } from '@/domain/staff/actor'
import { commentsOf, editComment, removeComment, resolveComment } from '@/domain/review/comments'
import { done, refused, type Result } from '@/lib/result'

const Change = z.discriminatedUnion('act', [
  z.object({ act: z.literal('edit'), text: z.string().max(10_000) }),
  z.object({ act: z.literal('remove') }),
  z.object({ act: z.literal('resolve'), resolved: z.boolean() }),
])

type CommentParams = EntryParams & { comment: string }

export const POST = jsonRoute(Change, async (actor, change, { id, comment }: CommentParams, now) => {
  const which = { entryId: idIn(id), id: idIn(comment) }
  const result = await make(actor, change, which, now)
  if (!result.ok) return result
  const threads = await commentsOf(actor, which.entryId)
  return threads ? done(threads) : refused('This text no longer exists.')
})

type Comment = Parameters<typeof removeComment>[1]

function make(actor: Actor, change: z.output<typeof Change>, which: Comment, now: number): Promise<Result> {
  switch (change.act) {
    case 'edit':
      return editComment(actor, { ...which, text: change.text }, now)
    case 'remove':
      return removeComment(actor, which, now)
    case 'resolve':
      return resolveComment(actor, { ...which, resolved: change.resolved }, now)
  }
}
