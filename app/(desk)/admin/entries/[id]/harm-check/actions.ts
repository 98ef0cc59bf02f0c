'use server'

import { z } from 'zod'
import { id } from '@/auth/form-shapes'
import { action } from '@/auth/guard'
import { answerHarmCheck } from '@/domain/review/harm-answers'

const words = z.string().max(1_000).default('')

/** Each answer has the name of its statement. */
const HarmCheck = z
  .object({ entryId: id, revisionId: id, hash: z.string().max(100), note: words, change: words })
  .catchall(z.string().max(20))

export const saveHarmCheck = action(HarmCheck, (actor, { entryId, revisionId, hash, note, change, ...answers }, now) =>
  answerHarmCheck(actor, { entryId, revisionId, hash, note, change, answers }, now),
)
