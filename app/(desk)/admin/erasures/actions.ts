'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id, only, ticked } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { previewNameErasure as previewName } from '@/domain/erasures/erase-name'
import { copyPlaces } from '@/domain/erasures/erasure'
import { decideCopy } from '@/domain/erasures/erasure-lists'
import * as erasures from '@/domain/erasures/erasures'
import { removeBackups as removeThem } from '@/domain/erasures/holding-backups'
import { checkTypedName } from '@/domain/erasures/typed-name'
import { done } from '@/lib/result'

const ErasureRef = only('id', id)

const ErasureRequestFields = z.object({
  entryId: id,
  withTranslations: ticked,
  mediaIds: z.array(z.string().max(40)).max(1_000).default([]),
  name: z.string().max(1_000),
})

export const requestErasure = action(
  ErasureRequestFields,
  async (actor, { name, ...form }, now) => {
    const nameCheck = await checkTypedName(actor, { entryId: form.entryId, name })
    if (!nameCheck.ok) return nameCheck
    return erasures.requestErasure(actor, form, now)
  },
  grave,
)

const NameFields = z.object({
  entryId: id,
  names: z
    .string()
    .max(4_000)
    .transform((lines) => lines.split('\n')),
})

export const previewNameErasure = action(NameFields, async (actor, form, now) => {
  const found = await previewName(actor, form, now)
  if (!found.ok) return found
  const { hashes: _hashes, ...preview } = found.value
  return done(preview)
})

export const requestNameErasure = action(NameFields, erasures.requestNameErasure, grave)

export const confirmErasure = action(ErasureRef, erasures.confirmErasure, grave)

export const cancelErasure = action(ErasureRef, erasures.cancelErasure)

export const removeBackups = action(ErasureRef, removeThem, grave)

const SettledCopyFields = z.object({ id, place: z.enum(copyPlaces), settled: z.enum(['yes', 'no']) })

export const settleCopy = action(SettledCopyFields, (actor, { settled, ...form }, now) =>
  decideCopy(actor, { ...form, isSettled: settled === 'yes' }, now),
)
