import { z } from 'zod'
import { instantOf } from '@/lib/time/time'

/** A moment as typed, or in UTC ms. Its value is in UTC ms. */
export const ChosenTime = z
  .union([
    z.object({
      date: z.string().max(20),
      time: z.string().max(20),
      zone: z.string().max(60),
      which: z.enum(['first', 'second']).optional(),
    }),
    z.number().int().min(0).max(253_402_300_799_999),
  ])
  .transform((chosen, { addIssue }) => {
    const moment = typeof chosen === 'number' ? { ok: true as const, at: chosen } : instantOf(chosen)
    if (moment.ok) return moment.at
    addIssue(moment.problem)
    return z.NEVER
  })
