'use server'

import { z } from 'zod'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import * as missed from '@/domain/addresses/missed-addresses'
import { undoRedirectImport } from '@/domain/addresses/redirect-import'
import * as redirects from '@/domain/addresses/redirects'

const text = z.string().max(2_000)
const month = z.string().regex(/^\d{4}-\d{2}$/)

export const addRedirect = action(z.object({ source: text, target: text }), redirects.addRedirect)

export const changeRedirect = action(z.object({ id, target: text }), redirects.changeRedirect)

export const removeRedirect = action(only('id', id), redirects.removeRedirect)

export const undoImport = action(only('origin', z.string().max(40)), undoRedirectImport)

export const dismissMissedAddress = action(z.object({ path: text, month }), missed.dismissMissedAddress)

const MissedAddressRef = z.object({ path: text, month, times: z.coerce.number().int().min(1).max(1e9) })

export const restoreMissedAddress = action(MissedAddressRef, missed.restoreMissedAddress)
