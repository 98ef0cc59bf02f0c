'use server'

import { z } from 'zod'
import { ChosenTime } from '@/app/api/desk/entries/wall-time'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import * as bundles from '@/domain/publishing/bundles'
import * as together from '@/domain/publishing/bundle-release'

const nameField = z.string().max(10_000)
const textFields = { entryId: id, revisionId: id, counter: id }
const overrideReasonField = z.string().max(5_000).optional()

export const startBundle = action(z.object({ name: nameField, entry: id.optional() }), (actor, { name, entry }, now) =>
  bundles.createBundle(actor, { name, entryIds: entry ? [entry] : [] }, now),
)

export const renameBundle = action(z.object({ bundleId: id, name: nameField }), bundles.renameBundle)

export const addToBundle = action(z.object({ bundleId: id, entryIds: z.array(id).min(1).max(50) }), bundles.addToBundle)

export const removeFromBundle = action(z.object({ bundleId: id, entryId: id }), bundles.removeFromBundle)

export const dissolveBundle = action(only('bundleId', id), bundles.dissolveBundle)

export const reopenBundle = action(only('bundleId', id), bundles.reopenBundle)

const BundleRelease = z.object({
  bundleId: id,
  entries: z.array(z.object(textFields)).max(200),
  at: ChosenTime.optional(),
  override: overrideReasonField,
})

export const releaseBundle = action(BundleRelease, (actor, { at, ...form }, now) =>
  together.releaseBundle(actor, { ...form, at: at ?? now }, now),
)

export const unscheduleBundle = action(only('bundleId', id), together.unscheduleBundle)

export const takeNewestRevision = action(
  z.object({ ...textFields, bundleId: id, override: overrideReasonField }),
  together.includeNewestRevision,
)
