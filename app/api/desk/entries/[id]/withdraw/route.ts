import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { withdraw } from '@/domain/publishing/releases'
import { ChosenTime, chosenInstant } from '../../wall-time'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withStanding } from '../with-standing'

const Withdrawal = z.object({
  reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request'], 'Choose a reason.'),
  explanation: z.string().max(5_000),
  keepPage: z.boolean().optional(),
  replacedBy: z.number('Choose the text that readers are sent to.').int().optional(),
  /** Left out: now. */
  at: ChosenTime.optional(),
})

export const POST = jsonRoute(Withdrawal, async (actor, { at: chosenTime, ...chosen }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  const now = Date.now()
  const moment = chosenInstant(chosenTime, now)
  if (!moment.ok) return moment
  return withStanding(actor, entryId, await withdraw(actor, { ...chosen, entryId, at: moment.value }, now))
})
