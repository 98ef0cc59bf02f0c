import { z } from 'zod'
import { languages } from '@/lib/languages/languages'
import { onOneLine, withoutControls } from '@/lib/text/one-line'
import type { Problem } from '@/lib/result'
import { inZone, startOfDay } from '@/lib/time/time'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day as 2026-10-28.')

function line(what: string, max: number) {
  return z
    .string()
    .transform(onOneLine)
    .refine((text) => [...text].length <= max, `Keep the ${what} under ${max} characters.`)
}

function lines(what: string, max: number) {
  return z
    .string()
    .transform((text) => withoutControls(text).trim())
    .refine((text) => [...text].length <= max, `Keep the ${what} under ${max.toLocaleString('en')} characters.`)
}

/** The fields that people fill in of a consent. Nothing in it names anybody. */
export const ConsentInput = z.object({
  reference: line('reference', 100).refine(Boolean, 'Give the number of the case file that is kept elsewhere.'),
  about: z.enum(['adult', 'child', 'group'], 'Say whom it is about.'),
  guardian: line('part of the guardian', 100).default(''),
  covers: z.array(z.enum(['words', 'picture', 'voice', 'video'])).min(1, 'Choose at least one thing that it covers.'),
  uses: z.array(z.enum(['site', 'print', 'social'])).min(1, 'Choose at least one place that it covers.'),
  languages: z.array(z.enum(languages)).min(1, 'Choose at least one language that it covers.'),
  pseudonym: line('pseudonym', 100).default(''),
  conditions: lines('conditions', 2_000).default(''),
  howToWithdraw: lines('way to withdraw', 1_000).default(''),
  /** YYYY-MM-DD. */
  givenOn: day,
  /** The last day on which it holds, YYYY-MM-DD in the zone of the site; null: until it is revoked. */
  lastDay: day.nullable(),
})

/** A consent as a form sends it: `z.input` of what is kept. */
export type ConsentInput = z.input<typeof ConsentInput>
export type ConsentFacts = z.output<typeof ConsentInput>

/** The moment (UTC ms) from which a consent with this last day does not hold any more; null for one without an end. */
export function endAfter(lastDay: string | null, zone: string): number | null | undefined {
  if (lastDay === null) return null
  const start = startOfDay(lastDay, zone)
  return start === undefined
    ? undefined
    : startOfDay(inZone(start, zone).toPlainDate().add({ days: 1 }).toString(), zone)
}

/** The last day (YYYY-MM-DD) of a consent that does not hold any more from a moment (UTC ms) on. */
export function lastDayOf(endsAt: number, zone: string) {
  return inZone(endsAt - 1, zone)
    .toPlainDate()
    .toString()
}

/** Returns what keeps a consent from being kept, all of it, as sentences with the field of each (`now` UTC ms). */
export function consentProblems(facts: ConsentFacts, zone: string, now: number): Problem[] {
  const problems: Problem[] = []
  const given = startOfDay(facts.givenOn, zone)
  const end = endAfter(facts.lastDay, zone)
  if (given === undefined) problems.push({ message: 'That day does not exist.', field: 'givenOn' })
  else if (given > now) problems.push({ message: 'It cannot be given on a day that has not come.', field: 'givenOn' })
  if (end === undefined) problems.push({ message: 'That day does not exist.', field: 'lastDay' })
  else if (end !== null && end <= now)
    problems.push({ message: 'That day has passed. Choose a later one, or today.', field: 'lastDay' })
  if (facts.about === 'child' && !facts.guardian)
    problems.push({
      message: 'Say who agreed beside the child, by their role: a parent, a guardian. Never by name.',
      field: 'guardian',
    })
  return problems
}
