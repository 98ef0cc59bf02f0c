'use server'

import { z } from 'zod'
import { grave } from '@/auth/confirm'
import { id, only } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import * as access from '@/domain/staff/others-access'

const Session = z.object({ staffId: id, hash: z.string().max(100) })

export const endSessionOf = action(Session, access.endSessionOf, grave)

export const endAllSessionsOf = action(only('staffId', id), access.endAllSessionsOf, grave)

export const removeFactorsOf = action(only('staffId', id), access.removeFactorsOf, grave)
