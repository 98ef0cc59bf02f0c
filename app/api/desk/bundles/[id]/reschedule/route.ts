import { z } from 'zod'
import { jsonRoute } from '@/auth/guard'
import { moveBundle } from '@/domain/publishing/bundle-release'
import { ChosenTime } from '../../../entries/wall-time'

export const POST = jsonRoute(z.object({ at: ChosenTime }), (actor, { at }, { id }: { id: string }, now) =>
  moveBundle(actor, { bundleId: Number(id) || 0, at }, now),
)
