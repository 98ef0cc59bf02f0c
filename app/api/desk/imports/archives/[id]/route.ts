import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { parse, queryOf } from '@/auth/parse'
import { sharedNow } from '@/db/clock'
import { archiveGone, findTransfer, receivePiece } from '@/domain/imports/archives/transfers'
import { archiveState, beginUnpacking } from '@/domain/imports/archives/unpack'
import { done, refused } from '@/lib/result'
import { receiveUpload } from '../../../media/receive'

type Params = { id: string }

const PieceStart = z.object({ at: z.coerce.number().int().min(0) })

export const POST = deskRoute<Params>(async (actor, request, { id }) => {
  const transfer = await findTransfer(actor, id)
  if (!transfer) return refused(archiveGone)
  const place = parse(PieceStart, queryOf(request))
  if (!place.ok) return place
  const result = await receiveUpload(request, ({ source }) => receivePiece(actor, { id, ...place.value, source }))
  if (!result.ok) return result
  if (result.value === transfer.bytes) {
    const begun = await beginUnpacking(actor, id, sharedNow)
    if (!begun.ok) return begun
  }
  return done({ received: result.value })
})

export const GET = deskRoute<Params>(
  async (actor, _, { id }, now) => {
    const state = await archiveState(actor, id, now)
    return state ? done(state) : refused(archiveGone)
  },
  { unasked: true },
)
