import type { z } from 'zod'
import { done, type Result } from '@/lib/result'

export function parse<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  return parseJson(schema, withoutNul(input))
}

/** Parses JSON from `readJsonBody`, which has removed U+0000 already. */
export function parseJson<S extends z.ZodType>(schema: S, json: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(json, { error: issueSentence })
  if (parsed.success) return done(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({ message, field: path.join('.') || undefined }))
  return { ok: false, problems }
}

/** Returns the id in a text; 0, which no row has, for any other text. */
export function idIn(text: string) {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0
}

/** Removes U+0000, which PostgreSQL refuses and nobody can type. Files and dates stay. */
export function withoutNul(input: unknown): unknown {
  if (typeof input === 'string') return input.replaceAll('\0', '')
  if (Array.isArray(input)) return input.map(withoutNul)
  if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withoutNul(value)]))
}

/** Returns the fields of a form. A repeated name, or one that ends in `[]`, is a list. */
export function fieldsOf(input: FormData | Record<string, unknown>): Record<string, unknown> {
  if (!(input instanceof FormData)) return Object(input) as Record<string, unknown>
  // `getAll` reads every field for each name: thousands of names would take seconds.
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

/** Returns typed text for a form that comes back, but no password or secret. Values of a list are on lines. */
export function typedValuesIn(input: FormData | Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldsOf(input)).flatMap(([name, field]) => {
      const values = [field].flat()
      return values.every((value) => typeof value === 'string') && !secret.test(name) ? [[name, values.join('\n')]] : []
    }),
  )
}

/** The names of secret fields. `PasswordField` allows no other names. */
const secret = /password|token/i

function issueSentence(issue: z.core.$ZodRawIssue): string {
  const name = issue.path?.length ? `“${issue.path.join('.')}”` : 'What was sent'
  if (issue.input === undefined || issue.input === null) return `${name} is missing.`
  if (issue.code === 'too_big' && typeof issue.input === 'string') {
    return `${name} is too long: at most ${issue.maximum} characters.`
  }
  if (issue.code === 'too_small' && typeof issue.input === 'string') return `${name} is empty.`
  return `${name} is not valid.`
}

export function queryOf({ url }: Request) {
  return Object.fromEntries(new URL(url).searchParams)
}
