import type { z } from 'zod'
import { done, type Result, refused } from '@/lib/result'
import { setImmediate as turn } from 'node:timers/promises'

export function parse<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  return parseJson(schema, withoutNul(input))
}

/** For JSON from `readJsonBody`: another pass over a long text would take as long as parsing. */
export function parseJson<S extends z.ZodType>(schema: S, json: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(json, { error: issueSentence })
  if (parsed.success) return done(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({ message, field: path.join('.') || undefined }))
  return { ok: false, problems }
}

/** Returns 0, which no row has, for any other text. */
export function idIn(text: string) {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0
}

/** Removes U+0000, which PostgreSQL refuses and nobody can type. Files and dates stay. */
function withoutNul(input: unknown): unknown {
  if (typeof input === 'string') return input.replaceAll('\0', '')
  if (Array.isArray(input)) return input.map(withoutNul)
  if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withoutNul(value)]))
}

/** A repeated name, or one that ends in `[]`, is a list. What is no form has no fields. */
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

/** Names of secret fields; `PasswordField` allows no other names. */
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

/** Limits of one text in JSON, in UTF-16 units, and of objects and lists: more than any text that can be saved. */
const maxSize = { characters: 2_500_000, parts: 150_000 }
/** Levels of nested lists; the deepest text of an editor has two hundred. */
const maxDepth = 1_000
const maxNames = 1_000

const textTooLong = 'The text is too long. Split it into several.'

/** Undefined for invalid JSON, and for JSON made to slow down its parser. Refused if longer than `texts` texts. */
export async function readJsonBody(request: Request, texts = 1): Promise<Result<unknown>> {
  try {
    const text = await request.text()
    if (text.length > maxSize.characters * texts) return refused(textTooLong)
    const problem = shapeProblem(text, maxSize.parts * texts)
    if (problem === 'many') return refused(textTooLong)
    await turn() // parsing may take as long again
    const json: unknown = problem ? undefined : JSON.parse(text)
    await turn() // the next step may take as long
    return done(text.includes('\\u0000') ? withoutNul(json) : json)
  } catch {
    return done(undefined)
  }
}

/** Reads each character once: a parser needs a hundred times as long for a name or an object. */
function shapeProblem(text: string, maxParts: number): 'deep' | 'many' | 'names' | undefined {
  const names = new Set<string>()
  let [parts, depth, quoted, from, to] = [0, 0, false, 0, 0]
  for (let n = 0; n < text.length; n++) {
    const c = text[n]
    if (quoted) {
      if (c === '\\') n++
      else if (c === '"') [quoted, to] = [false, n]
    } else if (c === '"') [quoted, from] = [true, n + 1]
    else if (c === ':') {
      if (names.add(text.slice(from, to)).size > maxNames) return 'names'
    } else if (c === '[' || c === '{') {
      if (++depth > maxDepth) return 'deep'
      if (++parts > maxParts) return 'many'
    } else if (c === ']' || c === '}') depth--
  }
}
