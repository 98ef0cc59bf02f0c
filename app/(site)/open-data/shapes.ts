import { z } from 'zod'
import { allFields, entryTypes, inSnakeCase, kindNames, factsIn, isEmpty, type AnyFacts } from '@/lib/kinds/kinds'
import { languages, languagePrefix } from '@/lib/languages/languages'
import type { Frame } from '@/components/site/frame'
import { fallbackAddress, fallbackSize } from '@/components/site/picture'
import { identifierOf } from '@/app/(site)/oai/answers'
import type { ListedEntry } from '@/domain/published/entry-list'
import { fileAddress, versionAddress } from '@/lib/web/file-address'
import { absoluteHtml } from '@/lib/web/html'
import { licences } from '@/lib/text/licences'
import { inZone } from '@/lib/time/time'
import { isoStamp } from '@/lib/kinds/field'
import { pick } from '@/lib/lists/pick'

const address = z.string().describe('A whole address.')
const moment = z.string().describe('A moment with its zone (RFC 3339).')
const language = z.enum(languages)
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

/** Lists contain the text only on request. */
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
      names: z.partialRecord(language, z.string()).describe('The name in other languages.'),
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

/** Addresses are absolute, moments are in the site's zone. */
export function entryData(frame: Frame, entry: ListedEntry): EntryData {
  const { origin, site } = frame
  const { language, lead } = entry
  const at = (moment: number) =>
    inZone(moment, site.zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
  const filed = (folder: string) => (term: { slug: string; name: string }) => ({
    slug: term.slug,
    name: term.name,
    url: `${origin}${languagePrefix(language)}/${folder}/${term.slug}`,
  })
  return {
    id: entry.entryId,
    oai: identifierOf(frame, entry.entryId),
    kind: entry.kind,
    type: entry.publicationType as EntryData['type'],
    language,
    title: entry.title,
    summary: entry.summary,
    byline: entry.byline,
    content_note: entry.contentNote,
    authors: entry.authors,
    publisher: entry.publisher || site.publisher || site.name,
    url: origin + entry.path,
    api: entryAddress(frame, entry.entryId),
    dated: at(entry.dated),
    published_on: entry.publishedOn || null,
    updated: at(entry.changed * 1_000),
    topics: entry.topics.map(filed('topics')),
    countries: entry.countries.map(filed('countries')),
    ...factsOf(entry),
    image: lead ? { url: origin + fallbackAddress(lead), ...fallbackSize(lead), alt: lead.alt } : null,
    files: entry.files.map((file) => ({
      url: origin + fileAddress(file),
      version_url: origin + versionAddress(file),
      ...pick(file, 'version', 'name', 'title', 'type', 'bytes', 'sha256', 'pages', 'language'),
    })),
    translations: entry.translations.map((other) => ({
      language: other.language,
      title: other.title,
      url: origin + other.path,
      api: entryAddress(frame, other.entryId),
      is: other.is ?? null,
    })),
    changes: entry.changes.map((change) => ({ at: at(change.at), note: change.note })),
    notice: entry.notice ? { ...entry.notice, at: at(entry.notice.at) } : null,
    body_html: absoluteHtml(entry.bodyHtml, origin),
    body_text: entry.bodyText,
  }
}

export function entryAddress({ origin }: Frame, entryId: number) {
  return `${origin}/api/v1/entries/${entryId}`
}

export function pickFields(data: EntryData, fields: string[]): Partial<EntryData> {
  return Object.fromEntries(Object.entries(data).filter(([field]) => fields.includes(field)))
}

function factsOf(entry: ListedEntry) {
  const facts: AnyFacts = factsIn(entry.kind, entry)
  return Object.fromEntries(
    apiFields.map(({ name, api }) => {
      const value = facts[name]
      return [inSnakeCase(name), isEmpty(value) ? null : (conversions[api!.as ?? ''] ?? String)(String(value), facts)]
    }),
  )
}

const conversions: Record<string, (value: string, facts: AnyFacts) => unknown> = {
  series: (name, { seriesNumber }) => ({ name, number: seriesNumber || null }),
  moment: (at, facts) => isoStamp(at, facts),
  licence: (id) => (licences[id] ? { id, name: licences[id].name, url: licences[id].url ?? null } : null),
}
