'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import { copyPlaces } from '@/domain/erasures/erasure'
import { decideCopy } from '@/domain/erasures/erasure-lists'
import * as erasures from '@/domain/erasures/erasures'
import { removeBackups as removeThem } from '@/domain/erasures/holding-backups'
import { checkTypedName } from '@/domain/erasures/typed-name'

const id = z.coerce.number().int()
const ErasureRef = z.object({ id })

const Request = z.object({
  entryId: id,
  withTranslations: z.literal('yes').optional(),
  /** A form without a tick sends no such field. */
  mediaIds: z.array(z.string().max(40)).max(1_000).default([]),
  name: z.string().max(1_000),
})

export const request = action(
  Request,
  async (actor, { name, withTranslations, ...form }) => {
    const nameCheck = await checkTypedName(actor, { entryId: form.entryId, name })
    if (!nameCheck.ok) return nameCheck
    return erasures.requestErasure(actor, { ...form, withTranslations: withTranslations === 'yes' }, Date.now())
  },
  { grave: true },
)

export const confirm = action(ErasureRef, (actor, form) => erasures.confirmErasure(actor, form.id, Date.now()), {
  grave: true,
})

export const cancel = action(ErasureRef, (actor, form) => erasures.cancelErasure(actor, form.id, Date.now()))

export const removeBackups = action(ErasureRef, (actor, form) => removeThem(actor, form.id, Date.now()), {
  grave: true,
})

const Settled = z.object({ id, place: z.enum(copyPlaces), settled: z.enum(['yes', 'no']) })

export const settle = action(Settled, (actor, { settled, ...form }) =>
  decideCopy(actor, { ...form, isSettled: settled === 'yes' }, Date.now()),
)
