import { z } from 'zod'
import { languageField } from '@/lib/languages/language-field'
import { readBody } from './body/document'
import { sizeProblem, blocksProblem } from './body/size'
import { factsIn, fieldsOf, type AnyField, type FactsOf, type Kind } from '@/lib/kinds/kinds'

/** Characters of the JSON. */
const maxBodyLength = 2_000_000

const textTooLong = 'The text is too long. Split it into several.'

/** Nodes and marks. With more, a text of maximum length would have parts shorter than any real node. */
const maxParts = 75_000

const tooManyParts = `The text has more than ${maxParts.toLocaleString('en')} marked words, cells, ends of lines and the like. Split it into several.`

const mediaIdField = z.string().regex(/^[0-9a-z]{12}$/)
const dateAdvice = 'Write the date as 2014, 2014-10 or 2014-10-28.'
const partialDateField = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, dateAdvice)

function limitedText(what: string, max: number) {
  return z.string().refine((text) => [...text].length <= max, {
    error: (issue) =>
      `The ${what} has ${[...(issue.input as string)].length.toLocaleString('en')} characters; it can have ${max.toLocaleString('en')}.`,
  })
}

type FactsShape<K extends Kind> = { [F in keyof FactsOf<K>]: z.ZodDefault<z.ZodType<FactsOf<K>[F], FactsOf<K>[F]>> }

/** In the order of database columns. */
function factsShapeOf<K extends Kind>(kind: K) {
  const shapes = new Map(fieldsOf(kind).map((field) => [field.name as string, valueShape(field).default(field.empty)]))
  const names = Object.keys(factsIn(kind, {}))
  return z.object(Object.fromEntries(names.map((name) => [name, shapes.get(name)])) as unknown as FactsShape<K>)
}

function valueShape({ name, form, max = 300, called = name, options = {} }: AnyField): z.ZodType {
  switch (form) {
    case 'date':
      return z.union([z.literal(''), partialDateField], dateAdvice)
    case 'names':
      return z.array(z.object({ name: limitedText(called, max), is: z.enum(['person', 'organisation']) })).max(100)
    case 'moment':
      return z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999).nullable()
    case 'choice':
      return z.enum(Object.keys(options), `Choose a ${name}.`)
    default:
      return limitedText(called, max)
  }
}

export const maxTerms = 100

/** Drafts may be incomplete. Later fields have defaults, so that older texts in browsers stay valid. */
export const Content = z.object({
  title: limitedText('title', 300),
  slug: limitedText('address', 200),
  summary: limitedText('summary', 1_000),
  body: z.unknown().superRefine((body, context) => {
    const problem = bodyProblem(body)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  }),
  /** UTC ms; null: the first moment it is live. */
  dated: z.number().int().min(-62_135_596_800_000).max(253_402_300_799_999).nullable(),
  byline: limitedText('byline', 300),
  /** A warning before a text that may be hard to read. */
  contentNote: limitedText('content note', 300).default(''),
  termIds: z.array(z.number().int()).max(maxTerms),
  files: z
    .array(
      z.object({
        mediaId: mediaIdField,
        title: limitedText('file title', 300),
        language: languageField.nullable(),
        /** Null if nobody said whether a screen reader can read it. */
        accessible: z.boolean().nullable().default(null),
      }),
    )
    .max(100),
  lead: z
    .object({
      mediaId: mediaIdField,
      alt: limitedText('description', 1_000),
      decorative: z.boolean().default(false),
      caption: limitedText('caption', 1_000).default(''),
      credit: limitedText('credit', 300).default(''),
    })
    .nullable(),
  publication: factsShapeOf('publication').nullable(),
  /** The fields of other kinds, left out if empty. */
  post: factsShapeOf('post').nullish(),
  event: factsShapeOf('event').nullish(),
  call: factsShapeOf('call').nullish(),
})

export type Content = z.infer<typeof Content>
export const Publication = Content.shape.publication.unwrap()
export type Publication = z.infer<typeof Publication>
export type ContentInput = z.input<typeof Content>

export function newContent(said: Partial<ContentInput> & Pick<ContentInput, 'body'>): Content {
  const nothing = { title: '', slug: '', summary: '', dated: null, byline: '', termIds: [], files: [], lead: null }
  return Content.parse({ ...nothing, publication: null, ...said })
}

export function bodyProblem(body: unknown): string | undefined {
  // Checked first: a document of a far too long body would block all other requests.
  const tooLarge = jsonProblem(body)
  if (tooLarge) return tooLarge
  const { doc, problem } = readBody(body)
  if (problem) return `The text cannot be kept as it is. ${problem}`
  // Checked last: a deeply nested body must be refused before it is written as JSON.
  if (JSON.stringify(body).length > maxBodyLength) return textTooLong
  return sizeProblem(doc)
}

/** Ignores escapes and stops at the limit. */
function jsonProblem(body: unknown): string | undefined {
  const open = [body]
  let [length, parts] = [0, 0]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') length += next.length + 2
    else if (typeof next !== 'object' || next === null) length++
    else {
      const inner: unknown[] = Array.isArray(next) ? next : Object.values(next)
      length += inner.length + 1
      if (inner === next) parts += inner.length
      else for (const name of Object.keys(next)) length += name.length + 3
      if (length <= maxBodyLength && parts <= maxParts) for (const part of inner) open.push(part)
    }
    if (length > maxBodyLength) return textTooLong
  }
  return blocksProblem(blocksOf(body)) ?? (parts > maxParts ? tooManyParts : undefined)
}

function blocksOf(body: unknown) {
  const content = typeof body === 'object' && body !== null && 'content' in body ? body.content : undefined
  return Array.isArray(content) ? content.length : 0
}
