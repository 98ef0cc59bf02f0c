import { z } from 'zod'
import { refused, type Result, done } from '@/lib/result'
import { instantOf } from '@/lib/time/time'

export const ChosenTime = z.union([
  z.object({
    date: z.string().max(20),
    time: z.string().max(20),
    zone: z.string().max(60),
    which: z.enum(['first', 'second']).optional(),
  }),
  z.number().int().min(0).max(253_402_300_799_999),
])

/** UTC ms; without a choice, now. */
export function chosenInstant(chosen: z.output<typeof ChosenTime> | undefined, now: number): Result<number> {
  if (chosen === undefined) return done(now)
  if (typeof chosen === 'number') return done(chosen)
  const moment = instantOf(chosen)
  return moment.ok ? done(moment.at) : refused(moment.problem, 'at')
}
