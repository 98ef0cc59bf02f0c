import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { reschedule } from '@/domain/publishing/scheduled'
import { done } from '@/lib/result'
import { findStanding } from '@/domain/writing/editing'
import { ChosenTime, chosenInstant } from '../../wall-time'
import { entryIdOf, type EntryParams } from '../entry-id'

const Move = z.object({ releaseId: z.number().int(), at: ChosenTime })

/** Answers with where the entry stands, and with the release that waits now, so that it can be moved back. */
export const POST = jsonRoute(Move, async (actor, { releaseId, at: chosenTime }, params: EntryParams) => {
  const now = Date.now()
  const moment = chosenInstant(chosenTime, now)
  if (!moment.ok) return moment
  const moved = await reschedule(actor, { releaseId, at: moment.value }, now)
  if (!moved.ok) return moved
  return done({ standing: await findStanding(actor, entryIdOf(params), Date.now()), ...moved.value })
})
