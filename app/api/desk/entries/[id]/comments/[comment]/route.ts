import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import type { Actor } from '@/domain/staff/actor'
import { editComment, removeComment, resolveComment } from '@/domain/review/comments'
import type { Result } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../../entry-id'
import { allComments } from '../all-comments'

const Change = z.discriminatedUnion('act', [
  z.object({ act: z.literal('edit'), text: z.string().max(10_000) }),
  z.object({ act: z.literal('remove') }),
  z.object({ act: z.literal('resolve'), resolved: z.boolean() }),
])

export const POST = jsonRoute(Change, async (actor, change, params: EntryParams & { comment: string }) => {
  const which = { entryId: entryIdOf(params), id: entryIdOf({ id: params.comment }) }
  return allComments(actor, which.entryId, await make(actor, change, which))
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
