import { deskRoute } from '@/auth/guard'
import { deliveryGone, findDelivery } from '@/domain/imports/deliveries'
import { runStateOf } from '@/domain/imports/runs'
import { done, refused } from '@/lib/result'

export const GET = deskRoute<{ id: string }>(
  async (actor, _, { id }, now) => {
    const delivery = await findDelivery(actor, id)
    return delivery ? done(await runStateOf(delivery, now)) : refused(deliveryGone)
  },
  { unasked: true },
)
