import type { PublicationType } from '@/lib/publication-types'
import type { Language } from '@/lib/languages'
import type { Block } from './body'
import type { PictureName } from './content/pictures'
import type { Country, Topic } from './content/terms'

/** What an entry of the demonstration says. */
export type Entry = {
  slug: string
  title: string
  summary: string
  body: Block[]
  /** When it went live on the site's clock: "2014-10-28 09:00". */
  on: string
  language?: Language
  byline?: string
  topics?: Topic[]
  countries?: Country[]
  lead?: PictureName
  /** Entries that say the same in several languages share one; the first that is published is what the others translate. */
  group?: string
  /** A change that was published later, with the note that readers get. */
  changed?: { on: string; note: string; summary: string }
}

export type Section = { heading: string; blocks: Block[] }

export type Publication = Entry & {
  type: PublicationType
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  publishedOn: string
  publisher: string
  series?: string
  seriesNumber?: string
  /** What its PDF holds besides title page and contents. */
  document: { subtitle: string; sections: Section[] }
  /** A second version of the PDF that was published later, with more sections and the note that readers get. */
  revised?: { on: string; note: string; sections: Section[] }
}
