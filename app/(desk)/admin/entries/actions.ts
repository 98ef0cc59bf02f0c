'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { filtersIn, listingFor } from '@/components/admin/entries/filters'
import { inBulk, mostAtOnce } from '@/domain/desk/bulk'
import { siteSettings } from '@/domain/published/site'
import * as lists from '@/domain/desk/saved-lists'

const id = z.number().int()
const Act = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['submit', 'takeBack', 'publish', 'unschedule', 'copy', 'trash', 'restore']) }),
  z.object({ act: z.literal('schedule'), at: z.number().int() }),
  z.object({
    act: z.literal('withdraw'),
    reason: z.enum(['error', 'outdated', 'replaced', 'duplicate', 'request'], 'Choose a reason.'),
    explanation: z.string().max(5_000),
  }),
  z.object({ act: z.enum(['addTerm', 'removeTerm']), termId: id }),
])
const query = z.string().max(2_000)
const Bulk = z.union([
  z.object({ act: Act, ids: z.array(id).max(mostAtOnce, `At most ${mostAtOnce} entries at once.`) }),
  z.object({ act: Act, query }),
])

/** Does one act to many entries: to those named, or to all that match the query of a list. */
export const bulk = action(Bulk, async (actor, request) => {
  const now = Date.now()
  if ('ids' in request) return inBulk(actor, { ids: request.ids }, request.act, now)
  const { zone } = await siteSettings()
  const filters = filtersIn(Object.fromEntries(new URLSearchParams(request.query)))
  return inBulk(actor, { filter: listingFor(filters, { me: actor.id, zone }) }, request.act, now)
})

const name = z.string().max(200)

export const keepList = action(z.object({ name, query }), (actor, form) => lists.keepList(actor, form, Date.now()))

export const renameList = action(z.object({ id: z.coerce.number().int(), name }), (actor, form) =>
  lists.renameList(actor, form, Date.now()),
)

export const removeList = action(z.object({ id: z.coerce.number().int() }), (actor, form) =>
  lists.removeList(actor, form.id, Date.now()),
)
