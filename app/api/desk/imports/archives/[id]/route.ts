import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse, queryOf } from '@/auth/parse'
import { archiveGone, findTransfer, receivePiece } from '@/domain/imports/archives/transfers'
import { archiveState, beginUnpacking } from '@/domain/imports/archives/unpack'
import { done, refused } from '@/lib/result'
import { receive } from '../../../media/receive'

type Params = { id: string }

const Place = z.object({ at: z.coerce.number().int().min(0) })

/** Takes the next piece of a ZIP of uploads; the last one has it unpacked. */
export const POST = deskRoute<Params>(async (actor, request, { id }) => {
  const transfer = await findTransfer(actor, id) // before a byte is read
  if (!transfer) return refused(archiveGone)
  const place = parse(Place, queryOf(request))
  if (!place.ok) return place
  const result = await receive(request, ({ source }) => receivePiece(actor, { id, ...place.value, source }))
  if (!result.ok) return result
  if (result.value === transfer.bytes) {
    const begun = await beginUnpacking(actor, id, Date.now)
    if (!begun.ok) return begun // how it ends is read from what it writes down
  }
  return done({ received: result.value })
})

/** Returns how far a ZIP of uploads is. The page asks by itself. */
export const GET = deskRoute<Params>(
  async (actor, _, { id }) => {
    const state = await archiveState(actor, id, Date.now())
    return state ? done(state) : refused(archiveGone)
  },
  { unasked: true },
)
