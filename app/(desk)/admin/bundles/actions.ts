'use server'

import { z } from 'zod'
import { Chosen, chosenInstant } from '@/app/api/desk/entries/wall-time'
import { action } from '@/auth/guard'
import * as bundles from '@/domain/bundles'
import * as together from '@/domain/together'

const id = z.coerce.number().int()
const name = z.string().max(10_000)
const texts = z.array(z.object({ entryId: id, revisionId: id })).max(200)
const override = z.string().max(5_000).optional()

export const beginBundle = action(z.object({ name, entry: id.optional() }), (actor, { name, entry }) =>
  bundles.createBundle(actor, { name, entryIds: entry ? [entry] : [] }, Date.now()),
)

export const addToBundle = action(z.object({ bundleId: id, entryId: id }), (actor, form) =>
  bundles.addToBundle(actor, form, Date.now()),
)

export const takeOut = action(z.object({ bundleId: id, entryId: id }), (actor, form) =>
  bundles.takeOut(actor, form, Date.now()),
)

export const dissolveBundle = action(z.object({ bundleId: id }), (actor, form) =>
  bundles.dissolveBundle(actor, form.bundleId, Date.now()),
)

const Out = z.object({ bundleId: id, entries: texts, at: Chosen.optional(), override })

export const releaseBundle = action(Out, async (actor, { at: asked, ...form }) => {
  const now = Date.now()
  const moment = chosenInstant(asked, now)
  return moment.ok ? together.releaseBundle(actor, { ...form, at: moment.value }, now) : moment
})

export const moveBundle = action(z.object({ bundleId: id, at: Chosen }), async (actor, { bundleId, at: asked }) => {
  const now = Date.now()
  const moment = chosenInstant(asked, now)
  return moment.ok ? together.moveBundle(actor, { bundleId, at: moment.value }, now) : moment
})

export const unscheduleBundle = action(z.object({ bundleId: id }), (actor, form) =>
  together.unscheduleBundle(actor, form.bundleId, Date.now()),
)

export const includeNewest = action(z.object({ bundleId: id, entryId: id, revisionId: id, override }), (actor, form) =>
  together.includeNewest(actor, form, Date.now()),
)
