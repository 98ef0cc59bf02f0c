import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { withdraw } from '@/domain/releases'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withStanding } from '../with-standing'

const Withdrawal = z.object({
  reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request'], 'Choose a reason.'),
  explanation: z.string().max(5_000),
  keepPage: z.boolean().optional(),
})

export const POST = jsonRoute(Withdrawal, async (actor, asked, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withStanding(actor, entryId, await withdraw(actor, { ...asked, entryId }, Date.now()))
})
