import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { moveBundle } from '@/domain/publishing/bundle-release'
import { Chosen, chosenInstant } from '../../../entries/wall-time'

export const POST = jsonRoute(z.object({ at: Chosen }), async (actor, { at: wallTime }, { id }: { id: string }) => {
  const now = Date.now()
  const moment = chosenInstant(wallTime, now)
  return moment.ok ? moveBundle(actor, { bundleId: Number(id) || 0, at: moment.value }, now) : moment
})
