import type { z } from 'zod'
import { done, type Result } from '@/lib/result'

/** What a form, a JSON body or parameters say, as the schema's type; otherwise a sentence for each field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(input, { error: sentence })
  if (parsed.success) return done(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({ message, field: path.join('.') || undefined }))
  return { ok: false, problems }
}

/** Fields by name; a name that comes more than once, and one that ends in `[]`, is a list. */
export function fieldsOf(input: FormData | Record<string, unknown>): Record<string, unknown> {
  if (!(input instanceof FormData)) return input
  // `getAll` looks at every field for each name: forms of thousands of names would take seconds.
  const lists = Map.groupBy(input, ([name]) => name)
  return Object.fromEntries(
    [...lists]
      .filter(([name]) => !name.startsWith('$ACTION'))
      .map(([name, fields]) => {
        const all = fields.map(([, value]) => value)
        if (name.endsWith('[]')) return [name.slice(0, -2), all]
        return [name, all.length > 1 ? all : all[0]]
      }),
  )
}

/** What was typed, to be shown again where a form comes back: text only, and never a password or a link's secret. */
export function typedValuesIn(input: FormData | Record<string, unknown>): Record<string, string> {
  const fields = Object.entries(fieldsOf(input))
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === 'string' && !secret.test(field[0])),
  )
}

/** `PasswordField` has no other names than these. */
const secret = /password|token/i

/** The wording for issues whose schema has none of its own. */
function sentence(issue: z.core.$ZodRawIssue): string {
  const name = issue.path?.length ? `“${issue.path.join('.')}”` : 'What was sent'
  if (issue.input === undefined || issue.input === null) return `${name} is missing.`
  if (issue.code === 'too_big' && typeof issue.input === 'string') {
    return `${name} is too long: at most ${issue.maximum} characters.`
  }
  if (issue.code === 'too_small' && typeof issue.input === 'string') return `${name} is empty.`
  return `${name} is not valid.`
}
