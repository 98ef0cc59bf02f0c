import { z } from 'zod'
import { deskRoute, jsonRoute } from '@/auth/guard'
import type { Actor } from '@/domain/staff/actor'
import { approve, requestChanges, submit, cancelSubmission } from '@/domain/review/review'
import { reviewOf } from '@/domain/review/review-thread'
import { done, refused, type Result } from '@/lib/result'
import { entryIdOf, type EntryParams } from '../entry-id'

const text = {
  base: z.object({ revisionId: z.number().int(), counter: z.number().int() }),
  note: z.string().max(5_000).optional(),
}

const Step = z.discriminatedUnion('act', [
  z.object({ act: z.literal('submit'), asks: z.number().int().optional(), ...text }),
  z.object({ act: z.literal('takeBack') }),
  z.object({ act: z.literal('requestChanges'), ...text }),
  z.object({ act: z.literal('approve'), ...text }),
])

// An open window asks this by itself: that keeps no session alive.
export const GET = deskRoute((actor, _, params: EntryParams) => standing(actor, entryIdOf(params)), { unasked: true })

export const POST = jsonRoute(Step, async (actor, step, params: EntryParams) => {
  const result = await take(actor, step, entryIdOf(params), Date.now())
  return result.ok ? standing(actor, entryIdOf(params)) : result
})

function take(actor: Actor, step: z.output<typeof Step>, entryId: number, now: number): Promise<Result> {
  switch (step.act) {
    case 'submit':
      return submit(actor, { ...step, entryId }, now)
    case 'takeBack':
      return cancelSubmission(actor, entryId, now)
    case 'requestChanges':
      return requestChanges(actor, { ...step, entryId }, now)
    case 'approve':
      return approve(actor, { ...step, entryId }, now)
  }
}

/** Returns where the entry stands in review now, so that the editor shows what is, not what it asked for. */
async function standing(actor: Actor, entryId: number) {
  const review = await reviewOf(actor, entryId)
  return review ? done(review) : refused('This text no longer exists.')
}
