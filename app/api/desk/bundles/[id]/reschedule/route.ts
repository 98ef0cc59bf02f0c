import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { moveBundle } from '@/domain/publishing/bundle-release'
import { ChosenTime, chosenInstant } from '../../../entries/wall-time'

export const POST = jsonRoute(
  z.object({ at: ChosenTime }),
  async (actor, { at: chosenTime }, { id }: { id: string }, now) => {
    const moment = chosenInstant(chosenTime, now)
    return moment.ok ? moveBundle(actor, { bundleId: Number(id) || 0, at: moment.value }, now) : moment
  },
)
