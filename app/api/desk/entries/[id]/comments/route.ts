import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import { addComment } from '@/domain/review/comments'
import { entryIdOf, type EntryParams } from '../entry-id'
import { allComments } from './all-comments'

const words = z.string().max(10_000)

const Comment = z.object({
  revisionId: z.number().int(),
  text: words,
  field: z.enum(['title', 'summary', 'body']).optional(),
  quotation: z.object({ quote: words, prefix: z.string().max(200), suffix: z.string().max(200) }).optional(),
  replyTo: z.number().int().optional(),
})

// An open window asks by itself when something was said: that keeps no session alive.
export const GET = deskRoute((actor, _, params: EntryParams) => allComments(actor, entryIdOf(params)), {
  unasked: true,
})

export const POST = jsonRoute(Comment, async (actor, comment, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return allComments(actor, entryId, await addComment(actor, { ...comment, entryId }, Date.now()))
})
