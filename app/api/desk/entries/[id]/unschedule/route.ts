import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { cancelScheduled } from '@/domain/publishing/scheduled'
import { unschedule } from '@/domain/publishing/releases'
import { entryIdOf, type EntryParams } from '../entry-id'
import { withStanding } from '../with-standing'

/** One scheduled release, or without a number all of them. */
const What = z.object({ releaseId: z.number().int().optional() })

export const POST = jsonRoute(What, async (actor, { releaseId }, params: EntryParams) => {
  const entryId = entryIdOf(params)
  const now = Date.now()
  const result = releaseId ? await cancelScheduled(actor, releaseId, now) : await unschedule(actor, entryId, now)
  return withStanding(actor, entryId, result)
})
