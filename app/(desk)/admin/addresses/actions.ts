'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as missed from '@/domain/addresses/missed-addresses'
import { undoRedirectImport } from '@/domain/addresses/redirect-import'
import * as redirects from '@/domain/addresses/redirects'

const text = z.string().max(2_000)
const id = z.coerce.number().int()
const month = z.string().regex(/^\d{4}-\d{2}$/)

export const addRedirect = action(z.object({ source: text, target: text }), (actor, form) =>
  redirects.addRedirect(actor, form, Date.now()),
)

export const changeRedirect = action(z.object({ id, target: text }), (actor, form) =>
  redirects.changeRedirect(actor, form, Date.now()),
)

export const removeRedirect = action(z.object({ id }), (actor, form) =>
  redirects.removeRedirect(actor, form.id, Date.now()),
)

export const undoImport = action(z.object({ origin: z.string().max(40) }), (actor, { origin }) =>
  undoRedirectImport(actor, origin, Date.now()),
)

export const dismissMissedAddress = action(z.object({ path: text, month }), (actor, form) =>
  missed.dismissMissedAddress(actor, form, Date.now()),
)

const MissedRow = z.object({ path: text, month, times: z.coerce.number().int().min(1).max(1e9) })

export const restoreMissedAddress = action(MissedRow, (actor, form) =>
  missed.restoreMissedAddress(actor, form, Date.now()),
)
