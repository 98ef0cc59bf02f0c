'use server'

import { z } from 'zod'
import { id } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { checkHarm } from '@/domain/consents/harm-checks'

/** Each answer has the name of its question. */
const HarmCheck = z
  .object({ entryId: id, revisionId: id, hash: z.string().max(100), note: z.string().max(1_000).default('') })
  .catchall(z.string().max(20))

export const saveHarmCheck = action(HarmCheck, (actor, { entryId, revisionId, hash, note, ...answers }, now) =>
  checkHarm(actor, { entryId, revisionId, hash, note, answers }, now),
)
