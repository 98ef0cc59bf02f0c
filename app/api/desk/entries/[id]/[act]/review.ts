import { z } from 'zod'
import type { ActHandlers } from '@/auth/acts'
import { entryQuery, entryRoute } from '@/auth/entry-guard'
import { addComment, commentsOf } from '@/domain/review/comments'
import { approveText, cancelSubmission, requestChanges, submit } from '@/domain/review/review'
import { entryStateOf } from '@/domain/publishing/entry-state'
import { suggestionsOf } from '@/domain/review/suggestions/open-suggestions'
import type { Actor } from '@/domain/staff/actor'
import type { Result } from '@/lib/result'

const textBase = {
  base: z.object({ revisionId: z.number().int(), counter: z.number().int() }),
  note: z.string().max(5_000).optional(),
}

const Step = z.discriminatedUnion('act', [
  z.object({ act: z.literal('submit'), asks: z.number().int().optional(), ...textBase }),
  z.object({ act: z.literal('takeBack') }),
  z.object({ act: z.literal('requestChanges'), ...textBase }),
  z.object({ act: z.literal('approve'), ...textBase }),
])

const noteText = z.string().max(10_000)

const CommentBody = z.object({
  revisionId: z.number().int(),
  text: noteText,
  field: z.enum(['title', 'summary', 'body']).optional(),
  quotation: z.object({ quote: noteText, prefix: z.string().max(200), suffix: z.string().max(200) }).optional(),
  replyTo: z.number().int().optional(),
})

// Polled by an open window, which must not keep a session alive.
const isAutomaticRequest = true

export const reviewRoutes = {
  review: {
    POST: entryRoute(Step, runStep, { answer: entryStateOf }),
  },
  comments: {
    GET: entryQuery(commentsOf, { unasked: isAutomaticRequest }),
    POST: entryRoute(CommentBody, addComment, { answer: commentsOf }),
  },
  suggestions: { GET: entryQuery(suggestionsOf, { unasked: isAutomaticRequest }) },
} satisfies ActHandlers

function runStep(actor: Actor, step: z.output<typeof Step> & { entryId: number }, now: number): Promise<Result> {
  switch (step.act) {
    case 'submit':
      return submit(actor, step, now)
    case 'takeBack':
      return cancelSubmission(actor, step.entryId, now)
    case 'requestChanges':
      return requestChanges(actor, step, now)
    case 'approve':
      return approveText(actor, step, now)
  }
}
