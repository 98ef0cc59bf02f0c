'use server'

import { z } from 'zod'
import { ChosenTime, chosenInstant } from '@/app/api/desk/entries/wall-time'
import { action } from '@/auth/guard'
import * as bundles from '@/domain/publishing/bundles'
import * as together from '@/domain/publishing/bundle-release'

const id = z.coerce.number().int()
const name = z.string().max(10_000)
const text = { entryId: id, revisionId: id, counter: id }
const override = z.string().max(5_000).optional()

export const beginBundle = action(z.object({ name, entry: id.optional() }), (actor, { name, entry }) =>
  bundles.createBundle(actor, { name, entryIds: entry ? [entry] : [] }, Date.now()),
)

export const renameBundle = action(z.object({ bundleId: id, name }), (actor, form) =>
  bundles.renameBundle(actor, form, Date.now()),
)

export const addToBundle = action(z.object({ bundleId: id, entryIds: z.array(id).min(1).max(50) }), (actor, form) =>
  bundles.addToBundle(actor, form, Date.now()),
)

export const takeOut = action(z.object({ bundleId: id, entryId: id }), (actor, form) =>
  bundles.removeFromBundle(actor, form, Date.now()),
)

export const dissolveBundle = action(z.object({ bundleId: id }), (actor, form) =>
  bundles.dissolveBundle(actor, form.bundleId, Date.now()),
)

export const gatherAgain = action(z.object({ bundleId: id }), (actor, form) =>
  bundles.reopenBundle(actor, form.bundleId, Date.now()),
)

const BundleRelease = z.object({
  bundleId: id,
  entries: z.array(z.object(text)).max(200),
  at: ChosenTime.optional(),
  override,
})

export const releaseBundle = action(BundleRelease, async (actor, { at: chosenTime, ...form }) => {
  const now = Date.now()
  const moment = chosenInstant(chosenTime, now)
  return moment.ok ? together.releaseBundle(actor, { ...form, at: moment.value }, now) : moment
})

export const unscheduleBundle = action(z.object({ bundleId: id }), (actor, form) =>
  together.unscheduleBundle(actor, form.bundleId, Date.now()),
)

export const includeNewest = action(z.object({ ...text, bundleId: id, override }), (actor, form) =>
  together.includeNewest(actor, form, Date.now()),
)
