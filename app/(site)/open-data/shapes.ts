import { z } from 'zod'
import { allFields, entryTypes, inSnakeCase, kindNames } from '@/lib/kinds/kinds'
import { languageField } from '@/lib/languages/language-field'

const address = z.string().describe('A whole address.')
const moment = z.string().describe('A moment with its zone (RFC 3339).')
const language = languageField
const orNull = <T extends z.ZodType>(shape: T) => z.union([shape, z.null()])
const withdrawals = ['error', 'outdated', 'replaced', 'duplicate', 'request'] as const

const link = z.object({ slug: z.string(), name: z.string(), url: address })

const file = z.object({
  url: address.describe('Where the newest version always is.'),
  version_url: address.describe('Where this version always is.'),
  version: z.int(),
  name: z.string(),
  title: z.string(),
  type: z.string().describe('Its media type.'),
  bytes: z.int(),
  sha256: z.string().describe('The checksum of its bytes, as hexadecimal digits.'),
  pages: orNull(z.int()),
  language: orNull(language),
})

export const apiFields = allFields().filter(({ api }) => api)

const forms = {
  line: z.string(),
  moment,
  series: z.object({ name: z.string(), number: orNull(z.string()) }),
  licence: z.object({ id: z.string(), name: z.string(), url: orNull(address) }),
}
const factShapes = Object.fromEntries(
  apiFields.map(({ name, api }) => {
    const shape = orNull(forms[api!.as ?? 'line'])
    return [inSnakeCase(name), api!.says ? shape.describe(api!.says) : shape]
  }),
)

export const entryShape = z.object({
  id: z.int(),
  oai: z.string().describe('What harvesters know it by.'),
  kind: z.enum(kindNames),
  type: orNull(z.enum(entryTypes)).describe('Of a publication, and of a post that is more than news.'),
  language,
  title: z.string().describe('Where there is a “notice”, it begins with the word for withdrawn.'),
  summary: z.string(),
  byline: z.string(),
  content_note: z.string().describe('What readers are told before a text that may be hard to read; empty for most.'),
  authors: z.array(z.object({ name: z.string(), is: z.enum(['person', 'organisation']) })),
  publisher: z.string(),
  url: address,
  api: address.describe('Where this answer is.'),
  dated: moment.describe('The editorial date.'),
  published_on: orNull(z.string()).describe('The date on the title page: YYYY, YYYY-MM or YYYY-MM-DD.'),
  updated: moment.describe('When what is here became what it is.'),
  topics: z.array(link),
  countries: z.array(link),
  ...factShapes,
  image: orNull(z.object({ url: address, width: z.int(), height: z.int(), alt: z.string() })),
  files: z.array(file),
  translations: z.array(
    z.object({
      language,
      title: z.string(),
      url: address,
      api: address,
      is: orNull(z.enum(['original', 'translation'])).describe('What it is to this one, where that is known.'),
    }),
  ),
  changes: z
    .array(z.object({ at: moment, note: z.string() }))
    .describe('What readers were told of changes, newest first.'),
  notice: orNull(z.object({ at: moment, reason: z.enum(withdrawals), explanation: z.string() })).describe(
    'Why the text was withdrawn, where the page stays.',
  ),
  body_html: z.string().describe('The text as HTML, every address whole.'),
  body_text: z.string().describe('The text without any markup.'),
})
export type EntryData = z.infer<typeof entryShape>

/** The fields of entries in lists. Lists contain the text of an entry only on request. */
export const inLists = Object.keys(entryShape.shape).filter((field) => !field.startsWith('body_'))

const links = z.object({ self: address, first: address, last: address, next: orNull(address), prev: orNull(address) })

export const listShape = z.object({
  total: z.int().describe('How many there are on all pages.'),
  page: z.int(),
  pages: z.int(),
  limit: z.int(),
  links,
  items: z.array(entryShape.partial()),
})

export const termsShape = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['topic', 'country']),
      slug: z.string(),
      name: z.string(),
      names: z.record(language, z.string()).describe('The name in other languages.'),
      description: z.string(),
      code: orNull(z.string()).describe('Of a country: its two letters (ISO 3166-1).'),
      pages: z
        .array(z.object({ language, api: address }))
        .describe('The text that tells about it, in each language; readers get it at `url`.'),
      count: z.int().describe('How many posts and publications are filed under it.'),
      url: address,
      entries: address,
    }),
  ),
})

export const startShape = z.object({
  name: z.string(),
  description: address,
  documentation: z.string(),
  entries: address,
  publications: address,
  terms: address,
  oai: address,
})

export const problemShape = z.object({
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  mistakes: z.array(z.object({ parameter: z.string(), message: z.string() })).optional(),
  reason: z.enum(withdrawals).optional(),
  at: moment.optional(),
})
