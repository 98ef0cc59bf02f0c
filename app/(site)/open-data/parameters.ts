import { z } from 'zod'
import { entryTypes, kindNames } from '@/lib/kinds/kinds'
import { languageTagPattern } from '@/lib/languages/language-tags'
import type { Mistake } from './answer'
import { entryShape } from './shapes'

export const fieldNames = Object.keys(entryShape.shape)

function oneOf<const T extends readonly string[]>(name: string, values: T) {
  return z.enum(values, { error: `“${name}” is one of: ${values.join(', ')}.` })
}

function numberParameter(name: string, max: number) {
  const error = `“${name}” is a whole number from 1 to ${max.toLocaleString('en-GB')}.`
  return z.int({ error }).min(1, { error }).max(max, { error })
}

function stringMatching(pattern: RegExp, error: string) {
  return z.string().regex(pattern, { error })
}

const slug = (name: string) =>
  stringMatching(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]{0,79}$/u, `“${name}” is the slug of one: /api/v1/terms lists them.`)
const moment = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2}))?$/

const fields = stringMatching(
  // Linear: no field name contains a comma.
  new RegExp(`^(${fieldNames.join('|')})(,(${fieldNames.join('|')}))*$`),
  `“fields” is a list, with commas, of: ${fieldNames.join(', ')}.`,
).describe('The fields to answer with, and no others.')

const language = stringMatching(languageTagPattern, '“language” is a code such as fr or pt-BR.').describe(
  'The language it is written in.',
)

export const listParameters = {
  kind: oneOf('kind', kindNames).describe('What it is.'),
  language,
  country: slug('country').describe('The slug of a country.'),
  topic: slug('topic').describe('The slug of a topic.'),
  type: oneOf('type', entryTypes).describe('The type of a publication or a post.'),
  year: stringMatching(/^\d{4}$/, '“year” is written with four digits.').describe(
    'The year on the title page; where there is none, that of the editorial date.',
  ),
  updated_since: stringMatching(
    moment,
    '“updated_since” is a day, as 2014-10-28, or a moment with its zone, as 2014-10-28T02:00:00Z.',
  ).describe('Only what became what it is since then; the longest unchanged comes first.'),
  q: z
    .string()
    .max(100, { error: '“q” has at most 100 characters.' })
    .describe('Words that stand in a publication or in its files.'),
  fields,
  page: numberParameter('page', 999_999).describe('Which page, from 1.'),
  limit: numberParameter('limit', 100).describe('How many on a page: 20 unless told.'),
}

export const oneParameters = { language, fields }

type ParsedQuery<P extends Record<string, z.ZodType>> =
  { ok: true; values: { [N in keyof P]?: z.infer<P[N]> } } | { ok: false; mistakes: Mistake[] }

export function parseParameters<P extends Record<string, z.ZodType>>(
  query: URLSearchParams,
  parameters: P,
): ParsedQuery<P> {
  const mistakes: Mistake[] = []
  const values: Record<string, unknown> = {}
  for (const parameter of new Set(query.keys())) {
    const [text, ...more] = query.getAll(parameter)
    const schema = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined
    const value = schema?.safeParse(schema instanceof z.ZodNumber && /^\d+$/.test(text!) ? Number(text) : text)
    if (!schema) mistakes.push({ parameter, message: unknownMessage(parameter, parameters) })
    else if (more.length > 0) mistakes.push({ parameter, message: `“${parameter}” may be given once.` })
    else if (value?.success) values[parameter] = value.data
    else mistakes.push({ parameter, message: value!.error!.issues[0]!.message })
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, values: values as never }
}

function unknownMessage(parameter: string, parameters: object) {
  const names = Object.keys(parameters).join(', ')
  return `There is no “${parameter}” here. ${names ? `This address takes: ${names}.` : 'This address takes nothing.'}`
}

/** Returns seconds since 1970; undefined for a date or time that does not exist. */
export function secondOf(moment: string): number | undefined {
  const at = Date.parse(moment)
  const day = moment.slice(0, 10)
  // `Date.parse` reads 31 February as a day in March.
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  return Number.isNaN(at) || !isDay ? undefined : Math.floor(at / 1_000)
}
