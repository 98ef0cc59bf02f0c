import { z } from 'zod'
import { languageField } from '@/lib/languages/language-field'
import { onOneLine, withoutControls } from '@/lib/text/one-line'
import type { Problem } from '@/lib/result'
import { inZone, startOfDay } from '@/lib/time/time'

const dayField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the day as 2026-10-28.')

function lineField(what: string, max: number) {
  return z
    .string()
    .transform(onOneLine)
    .refine((text) => [...text].length <= max, `Keep the ${what} under ${max} characters.`)
}

function linesField(what: string, max: number) {
  return z
    .string()
    .transform((text) => withoutControls(text).trim())
    .refine((text) => [...text].length <= max, `Keep the ${what} under ${max.toLocaleString('en')} characters.`)
}

/** A consent as people fill it in. It names nobody. */
export const ConsentInput = z.object({
  reference: lineField('reference', 100).refine(Boolean, 'Give the number of the case file that is kept elsewhere.'),
  about: z.enum(['adult', 'child', 'group'], 'Say whom it is about.'),
  guardian: lineField('part of the guardian', 100).default(''),
  covers: z.array(z.enum(['words', 'picture', 'voice', 'video'])).min(1, 'Choose at least one thing that it covers.'),
  uses: z.array(z.enum(['site', 'print', 'social'])).min(1, 'Choose at least one place that it covers.'),
  languages: z.array(languageField).min(1, 'Choose at least one language that it covers.'),
  pseudonym: lineField('pseudonym', 100).default(''),
  conditions: linesField('conditions', 2_000).default(''),
  howToWithdraw: linesField('way to withdraw', 1_000).default(''),
  /** YYYY-MM-DD. */
  givenOn: dayField,
  /** The last valid day, YYYY-MM-DD in the site's zone; null: until revoked. */
  lastDay: dayField.nullable(),
})

export type ConsentInput = z.input<typeof ConsentInput>
export type ConsentFacts = z.output<typeof ConsentInput>

/** Returns the moment (UTC ms) after the last day; null without an end. */
export function endOfLastDay(lastDay: string | null, zone: string): number | null | undefined {
  if (lastDay === null) return null
  const start = startOfDay(lastDay, zone)
  return start === undefined
    ? undefined
    : startOfDay(inZone(start, zone).toPlainDate().add({ days: 1 }).toString(), zone)
}

/** Returns the last day (YYYY-MM-DD) before a moment (UTC ms). */
export function lastDayOf(endsAt: number, zone: string) {
  return inZone(endsAt - 1, zone)
    .toPlainDate()
    .toString()
}

export function consentProblems(facts: ConsentFacts, zone: string, now: number): Problem[] {
  const problems: Problem[] = []
  const given = startOfDay(facts.givenOn, zone)
  const end = endOfLastDay(facts.lastDay, zone)
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
