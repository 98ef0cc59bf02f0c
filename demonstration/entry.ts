import { z } from 'zod'
import { languages } from '@/lib/languages'
import { publicationTypes } from '@/lib/publication-types'
import { BlockText } from './body'
import { countries, PictureName, topics } from './facts'

const slugsOf = (terms: { slug: string }[]) => z.array(z.enum(terms.map(({ slug }) => slug))).optional()
/** A moment on the site's clock: "2014-10-28 09:00". */
const Moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
const Section = z.strictObject({ heading: z.string(), blocks: z.array(BlockText) })

/** An entry that is not published yet. */
export const Draft = z.strictObject({
  slug: z.string(),
  title: z.string(),
  summary: z.string(),
  body: z.array(BlockText),
  language: z.enum(languages).optional(),
  /** What title and summary mean, for those who look a translation over. */
  meaning: z.string().optional(),
  byline: z.string().optional(),
  contentNote: z.string().optional(),
  topics: slugsOf(topics),
  countries: slugsOf(countries),
  /** A picture above the text. */
  lead: PictureName.optional(),
  /** It is about somebody at risk: what they agreed to, all of it made up for the demonstration. */
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
  /** Of a page: the country that it tells about. */
  about: z.enum(countries.map(({ slug }) => slug)).optional(),
  /** A change that was published later, with the note that readers get. */
  changed: z.strictObject({ on: Moment, note: z.string(), summary: z.string() }).optional(),
})

export const Publication = Entry.extend({
  type: z.enum(publicationTypes),
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  publishedOn: z.string().regex(/^\d{4}(-\d\d){0,2}$/),
  publisher: z.string(),
  series: z.string().optional(),
  seriesNumber: z.string().optional(),
  /** What its PDF holds besides title page and contents. */
  document: z.strictObject({ subtitle: z.string(), sections: z.array(Section) }),
  /** A second version of the PDF that was published later, with more sections and the note that readers get. */
  revised: z.strictObject({ on: Moment, note: z.string(), sections: z.array(Section) }).optional(),
})

export type Entry = z.infer<typeof Entry>
export type Publication = z.infer<typeof Publication>
