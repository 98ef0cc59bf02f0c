import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defaultSite, type Site } from '@/domain/published/site'
import { languageField } from '@/lib/languages/language-field'
import type { Kind } from '@/lib/kinds/kinds'
import { publicationTypes } from '@/lib/kinds/publication'
import { blockTextSchema } from './body'

const textsFolder = join(import.meta.dirname, 'texts')

/** Reads a file of texts. @throws an Error that names the file and the fault */
export function readText<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(textsFolder, name), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`demonstration/texts/${name}: ${z.prettifyError(parsed.error)}`)
}

function readTexts<T extends z.ZodType>(name: string, schema: T): z.infer<T>[] {
  const files = readdirSync(join(textsFolder, name)).sort()
  return files.map((file) => readText(`${name}/${file}`, schema))
}

// The demonstration's texts are English first.
const otherLanguageSchema = languageField

const TermText = z.strictObject({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  names: z.record(otherLanguageSchema, z.string()),
})

/** The terms in the order of filters. An item's first topic is above its title in lists. */
export const { countries, topics } = readText(
  'terms.json',
  z.strictObject({ countries: z.array(TermText), topics: z.array(TermText) }),
)
const CountrySlug = z.enum(countries.map(({ slug }) => slug))
const TopicSlug = z.enum(topics.map(({ slug }) => slug))

export const agreedWords = readText('glossary.json', z.array(z.record(languageField, z.string())))

const HelpServiceWords = z.strictObject({ name: z.string(), hours: z.string(), about: z.string(), spoken: z.string() })

export const helpServices = readText(
  'help.json',
  z.array(HelpServiceWords.extend({ country: CountrySlug, words: z.record(otherLanguageSchema, HelpServiceWords) })),
)

export const pictures = readText(
  'pictures.json',
  z.record(z.string(), z.strictObject({ name: z.string(), alt: z.string() })),
)
const PictureName = z.enum(Object.keys(pictures))

const MenuLine = z.strictObject({ label: z.string(), path: z.string() })
const siteText = readText(
  'site.json',
  z.strictObject({
    name: z.string(),
    tagline: z.string(),
    zone: z.string(),
    contact: z.string(),
    organisations: z.array(z.strictObject({ name: z.string(), url: z.string() })),
    menu: z.array(MenuLine),
    footerMenu: z.array(MenuLine),
    translations: z.record(
      otherLanguageSchema,
      z.strictObject({ name: z.string(), tagline: z.string(), menu: z.record(z.string(), z.string()) }),
    ),
    // Sample texts must not be cited as the project’s own.
    publisher: z.string(),
    leadSlug: z.string(),
  }),
)
const { leadSlug: lead, menu: siteMenu, ...siteFacts } = siteText

export const site = { ...siteFacts, menu: [...defaultSite.menu, ...siteMenu] } satisfies Partial<Site>
export const leadSlug = lead

const MomentText = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)

const DraftText = z.strictObject({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.array(blockTextSchema(pictures)),
  language: languageField.optional(),
  /** For people who check a translation. */
  meaning: z.string().optional(),
  byline: z.string().optional(),
  contentNote: z.string().optional(),
  topics: z.array(TopicSlug).optional(),
  countries: z.array(CountrySlug).optional(),
  lead: PictureName.optional(),
  /** For a text about somebody at risk: an invented consent. */
  consent: z
    .strictObject({
      reference: z.string().startsWith('SAMPLE-'),
      /** YYYY-MM-DD. */
      givenOn: z.string(),
      pseudonym: z.string(),
      conditions: z.string(),
      howToWithdraw: z.string(),
    })
    .optional(),
  /** Translations share a group; its first publication is the source. */
  group: z.string().optional(),
})

export const EntryText = DraftText.extend({
  on: MomentText,
  about: CountrySlug.optional(),
  changed: z.strictObject({ on: MomentText, note: z.string(), summary: z.string() }).optional(),
})
export type EntryText = z.infer<typeof EntryText>

const PublicationText = EntryText.extend({
  type: z.enum(publicationTypes),
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  publishedOn: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
  publisher: z.string(),
  series: z.string().optional(),
  seriesNumber: z.string().optional(),
  revised: z.strictObject({ on: MomentText, note: z.string() }).optional(),
})
export type PublicationText = z.infer<typeof PublicationText>

const placeFields = { place: z.string(), online: z.string().optional() }
const EventText = EntryText.extend({ starts: MomentText, ends: MomentText, ...placeFields })
const CallText = EntryText.extend({ type: z.string(), closes: MomentText, applyTo: z.string() })

export type AnyText = EntryText | PublicationText | z.infer<typeof EventText> | z.infer<typeof CallText>

export const posts = readTexts('posts', EntryText)
export const publications = readTexts('publications', PublicationText)
export const entryTexts: { kind: Kind; entry: AnyText }[] = [
  ...readTexts('pages', EntryText).map((entry) => ({ kind: 'page' as const, entry })),
  ...publications.map((entry) => ({ kind: 'publication' as const, entry })),
  ...posts.map((entry) => ({ kind: 'post' as const, entry })),
  ...readTexts('events', EventText).map((entry) => ({ kind: 'event' as const, entry })),
  ...readTexts('calls', CallText).map((entry) => ({ kind: 'call' as const, entry })),
]

export const { drafts, scheduled, unpublishedChange } = readText(
  'desk.json',
  z.strictObject({
    drafts: z.array(DraftText),
    scheduled: DraftText,
    unpublishedChange: z.strictObject({ slug: z.string(), summary: z.string() }),
  }),
)
