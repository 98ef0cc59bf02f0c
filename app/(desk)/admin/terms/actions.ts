'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as terms from '@/domain/terms'

const text = z.string().max(10_000)
const id = z.coerce.number().int()
const NewTerm = z.object({ kind: z.enum(['topic', 'country']), name: text, slug: text, description: text })

export const addTerm = action(NewTerm, (actor, form) => terms.createTerm(actor, form, Date.now()))

export const changeTerm = action(z.object({ id, name: text, description: text }), (actor, form) =>
  terms.changeTerm(actor, form, Date.now()),
)

export const removeTerm = action(z.object({ id }), (actor, form) => terms.removeTerm(actor, form.id, Date.now()))
