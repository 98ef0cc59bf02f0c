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

export const POST = jsonRoute(Change, async (actor, change, { id, comment }: EntryParams & { comment: string }) => {
  const which = { entryId: idIn(id), id: idIn(comment) }
  const result = await make(actor, change, which)
  if (!result.ok) return result
  const threads = await commentsOf(actor, which.entryId)
  return threads ? done(threads) : refused('This text no longer exists.')
})

function make(actor: Actor, change: z.output<typeof Change>, which: { entryId: number; id: number }): Promise<Result> {
  switch (change.act) {
    case 'edit':
      return editComment(actor, { ...which, text: change.text }, Date.now())
    case 'remove':
      return removeComment(actor, which, Date.now())
    case 'resolve':
      return resolveComment(actor, { ...which, resolved: change.resolved }, Date.now())
  }
}
