import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { unschedule } from '@/domain/releases'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withStanding } from '../with-standing'

export const POST = jsonRoute(z.object({}), async (actor, _, params: EntryParams) => {
  const entryId = entryIdOf(params)
  return withStanding(actor, entryId, await unschedule(actor, entryId, Date.now()))
})
