import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { defaultSite, type Site } from '@/domain/published/site'
import { languages } from '@/lib/languages/languages'
import { publicationTypes } from '@/lib/kinds/publication'
import { blockText } from './body'

const folder = join(import.meta.dirname, 'texts')

/** A file of the folder `texts`. @throws an Error that names the file and what is wrong in it */
export function readText<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (parsed.success) return parsed.data
  throw new Error(`demonstration/texts/${name}: ${z.prettifyError(parsed.error)}`)
}

/** All files of a folder in it, in the order of their names, which begin with a day. */
function readTexts<T extends z.ZodType>(name: string, schema: T): z.infer<T>[] {
  const files = readdirSync(join(folder, name)).sort()
  return files.map((file) => readText(`${name}/${file}`, schema))
}

// The texts of the demonstration are English first.
const inOthers = z.enum(languages).exclude(['en'])

const Term = z.strictObject({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  names: z.partialRecord(inOthers, z.string()),
})

/** Countries and topics, in the order in which filters show them; the first topic of an item stands above its title in lists. */
export const { countries, topics } = readText(
  'terms.json',
  z.strictObject({ countries: z.array(Term), topics: z.array(Term) }),
)
const Country = z.enum(countries.map(({ slug }) => slug))
const Topic = z.enum(topics.map(({ slug }) => slug))

const Said = z.strictObject({ name: z.string(), hours: z.string(), about: z.string(), spoken: z.string() })

/** Examples of services that help people. They are no services, and say so. */
export const helpServices = readText(
  'help.json',
  z.array(Said.extend({ country: Country, words: z.record(inOthers, Said) })),
)

/** Pictures: their files in the folder `files`, and descriptions for readers who do not see them. */
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
    /** The lines that stand in the menu behind the lists that every site has. */
    menu: z.array(MenuLine),
    footerMenu: z.array(MenuLine),
    translations: z.partialRecord(
      inOthers,
      z.strictObject({ name: z.string(), tagline: z.string(), menu: z.record(z.string(), z.string()) }),
    ),
    // Sample texts are not to be cited as the project’s own.
    publisher: z.string(),
    leadSlug: z.string(),
  }),
)
const { leadSlug: lead, menu, ...siteFacts } = settings

/** The settings of the demonstration's site. */
export const site = { ...siteFacts, menu: [...defaultSite.menu, ...menu] } satisfies Partial<Site>
/** The slug of the entry that leads the front page. */
export const leadSlug = lead

/** A moment on the site's clock: "2014-10-28 09:00". */
const Moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)

/** An entry that is not published yet. */
const Draft = z.strictObject({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.array(blockText(pictures)),
  language: z.enum(languages).optional(),
  /** The meaning of title and summary, for those who look a translation over. */
  meaning: z.string().optional(),
  byline: z.string().optional(),
  contentNote: z.string().optional(),
  topics: z.array(Topic).optional(),
  countries: z.array(Country).optional(),
  /** A picture above the text. */
  lead: PictureName.optional(),
  /** A text about somebody at risk: what they agreed to, all of it made up for the demonstration. */
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
  /** Entries that say the same in several languages share one; the first that is published is what the others translate. */
  group: z.string().optional(),
})

export const Entry = Draft.extend({
  on: Moment,
  /** For a page: the country that it tells about. */
  about: Country.optional(),
  /** A change that was published later, with the note that readers get. */
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
  /** A second version of its PDF that was published later, with the note that readers get. */
  revised: z.strictObject({ on: Moment, note: z.string() }).optional(),
})
export type Publication = z.infer<typeof Publication>

export const pages = readTexts('pages', Entry)
export const posts = readTexts('posts', Entry)
/** Publications, whose documents lie in the folder `files` under their slugs. */
export const publications = readTexts('publications', Publication)

/** Texts that wait on the desk when the demonstration begins, written a little before. */
export const { drafts, scheduled, unpublishedChange } = readText(
  'desk.json',
  z.strictObject({
    drafts: z.array(Draft),
    scheduled: Draft,
    /** A live post whose head has changes that readers do not see yet. */
    unpublishedChange: z.strictObject({ slug: z.string(), summary: z.string() }),
  }),
)
