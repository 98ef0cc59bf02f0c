import { z } from 'zod'
import { languages } from '@/lib/languages/languages'
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
  languages: z.array(z.enum(languages)).min(1, 'Choose at least one language that it covers.'),
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

// A consent should name nobody. A likely name is shown to the writer, who decides.

const checkedFields = ['reference', 'pseudonym', 'conditions', 'guardian', 'howToWithdraw'] as const
type CheckedField = (typeof checkedFields)[number]

export function consentWarnings(facts: Pick<ConsentFacts, CheckedField>): Problem[] {
  return checkedFields.flatMap((field) => {
    const what = identifyingKind(facts[field], field)
    return what ? [{ message: `This looks like ${what}. A consent names nobody: leave it out.`, field }] : []
  })
}

function identifyingKind(text: string, field: CheckedField) {
  if (/\S@\S/.test(text)) return 'an e-mail address'
  // The field for withdrawing may have the organisation's telephone.
  if (field !== 'howToWithdraw' && containsPhone(text, field)) return 'a telephone number'
  if (containsAddress(text)) return 'an address'
  if (containsFullName(text)) return 'a full name'
}

/** Seven or more digits, however spaced. Days do not count, and case files begin with a year. */
function containsPhone(text: string, field: CheckedField) {
  const withoutDays = text.replace(/\d{4}-\d\d-\d\d/g, 'day')
  const numbers = field === 'reference' ? withoutDays.replace(/(?:19|20)\d\d[-/]/g, 'year ') : withoutDays
  return numbers.split(/[^\p{Nd}\s().+-]/u).some((part) => part.replace(/\P{Nd}/gu, '').length >= 7)
}

const streetPattern = /\b(?:street|road|lane|avenue|soi|house|flat|moo|đường|phường|thôn)\b/iu
const placeWordsPattern = /ถนน|ซอย|หมู่บ้าน|ตำบล|ផ្ទះលេខ|ផ្លូវ|ភូមិ|ບ້ານເລກທີ|ຖະໜົນ|လမ်း|အိမ်အမှတ်|号楼|街道|路/

function containsAddress(text: string) {
  return /\p{Nd}/u.test(text) && (streetPattern.test(text) || placeWordsPattern.test(text))
}

const personTitles = new Set(['Mr', 'Mrs', 'Ms', 'Miss', 'Daw', 'Ko', 'Nang', 'Sai', 'Ông', 'Bà', 'Anh', 'Chị'])
/** Titles beside a name in scripts without capitals. */
const otherPersonTitles = /นางสาว|นาย|เด็กหญิง|เด็กชาย|លោកស្រី|លោក|កញ្ញា|ທ້າວ|ນາງ|ဒေါ်|ဦး|先生|女士|小姐/

/** A title before a capitalised word, or two capitalised words. */
function containsFullName(text: string) {
  const words = text.split(/\s+/).map((word) => word.replace(/[.,;:]$/, ''))
  const isName = (word = '') => /^\p{Lu}\p{Ll}/u.test(word)
  return (
    otherPersonTitles.test(text) ||
    words.some((word, n) => isName(words[n + 1]) && (personTitles.has(word) || isName(word)))
  )
}
