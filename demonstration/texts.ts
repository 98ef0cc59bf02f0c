import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defaultSite, type Site } from '@/domain/published/site'
import { languages } from '@/lib/languages/languages'
import { publicationTypes } from '@/lib/kinds/publication'
import { blockText } from './body'

const folder = join(import.meta.dirname, 'texts')

/** @throws an Error that names the file and the fault */
export function readText<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`demonstration/texts/${name}: ${z.prettifyError(parsed.error)}`)
}

function readTexts<T extends z.ZodType>(name: string, schema: T): z.infer<T>[] {
  const files = readdirSync(join(folder, name)).sort()
  return files.map((file) => readText(`${name}/${file}`, schema))
}

// The demonstration's texts are English first.
const inOthers = z.enum(languages).exclude(['en'])

const Term = z.strictObject({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  names: z.partialRecord(inOthers, z.string()),
})

/** In the order of filters; an item's first topic is above its title in lists. */
export const { countries, topics } = readText(
  'terms.json',
  z.strictObject({ countries: z.array(Term), topics: z.array(Term) }),
)
const Country = z.enum(countries.map(({ slug }) => slug))
const Topic = z.enum(topics.map(({ slug }) => slug))

const Said = z.strictObject({ name: z.string(), hours: z.string(), about: z.string(), spoken: z.string() })

export const helpServices = readText(
  'help.json',
  z.array(Said.extend({ country: Country, words: z.record(inOthers, Said) })),
)

export const pictures = readText(
  'pictures.json',
  z.record(z.string(), z.strictObject({ name: z.string(), alt: z.string() })),
)
const PictureName = z.enum(Object.keys(pictures))

const MenuLine = z.strictObject({ label: z.string(), path: z.string() })
const settings = readText(
  'site.json',
  z.strictObject({
    name: z.string(),
    tagline: z.string(),
    zone: z.string(),
    contact: z.string(),
    organisations: z.array(z.strictObject({ name: z.string(), url: z.string() })),
    menu: z.array(MenuLine),
    footerMenu: z.array(MenuLine),
    translations: z.partialRecord(
      inOthers,
      z.strictObject({ name: z.string(), tagline: z.string(), menu: z.record(z.string(), z.string()) }),
    ),
    // Sample texts must not be cited as the project’s own.
    publisher: z.string(),
    leadSlug: z.string(),
  }),
)
const { leadSlug: lead, menu, ...siteFacts } = settings

export const site = { ...siteFacts, menu: [...defaultSite.menu, ...menu] } satisfies Partial<Site>
export const leadSlug = lead

const Moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)

const Draft = z.strictObject({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.array(blockText(pictures)),
  language: z.enum(languages).optional(),
  /** For people who check a translation. */
  meaning: z.string().optional(),
  byline: z.string().optional(),
  contentNote: z.string().optional(),
  topics: z.array(Topic).optional(),
  countries: z.array(Country).optional(),
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

export const Entry = Draft.extend({
  on: Moment,
  about: Country.optional(),
  changed: z.strictObject({ on: Moment, note: z.string(), summary: z.string() }).optional(),
})
export type Entry = z.infer<typeof Entry>

const Publication = Entry.extend({
  type: z.enum(publicationTypes),
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  publishedOn: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
  publisher: z.string(),
  series: z.string().optional(),
  seriesNumber: z.string().optional(),
  revised: z.strictObject({ on: Moment, note: z.string() }).optional(),
})
export type Publication = z.infer<typeof Publication>

export const pages = readTexts('pages', Entry)
export const posts = readTexts('posts', Entry)
export const publications = readTexts('publications', Publication)

export const { drafts, scheduled, unpublishedChange } = readText(
  'desk.json',
  z.strictObject({
    drafts: z.array(Draft),
    scheduled: Draft,
    unpublishedChange: z.strictObject({ slug: z.string(), summary: z.string() }),
  }),
)
