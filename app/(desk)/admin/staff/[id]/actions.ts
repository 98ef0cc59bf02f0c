'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as access from '@/domain/staff/others-access'

const grave = { grave: true }
const Person = z.object({ staffId: z.coerce.number().int() })

export const endSessionOf = action(
  Person.extend({ hash: z.string().max(100) }),
  (actor, form) => access.endSessionOf(actor, form, Date.now()),
  grave,
)

export const endAllSessionsOf = action(
  Person,
  (actor, { staffId }) => access.endAllSessionsOf(actor, staffId, Date.now()),
  grave,
)

export const removeFactorsOf = action(
  Person,
  (actor, { staffId }) => access.removeFactorsOf(actor, staffId, Date.now()),
  grave,
)
