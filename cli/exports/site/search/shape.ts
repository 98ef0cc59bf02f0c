import type { Named } from '@/components/site/named'

/** An entry as results show it. */
export type ShownEntry = {
  title: string
  /** Its file, from the folder that is the copy. */
  file: string
  language: string
  /** Its type and date in words, by the language of the interface. */
  about: Record<string, string>
  summary: string
  /** The date that results are sorted by: when it was published, as far as known (`2014-09`). */
  on: string
  /** The values of its facets. */
  facts: Record<string, string[]>
  /** The pages where the pages of its PDFs are read: from which number of page on, as the index counts them, and which page that is. */
  pages: { from: number; page: number; file: string; name: string; unpaged?: true }[]
}

/** The places where a token stands: by unit, an entry `3` or a page of its files `3.7`, its places in base 36; with `!`, also in the title. */
export type Shelf = Record<string, string>

/** The number of entries one file of what results show holds. */
export const shownAtOnce = 50

/** The whole index: how many entries it has, its shelves of words, and what topics and countries are called in which language. */
export type Site = { entries: number; shelves: string[]; names: Record<string, Record<string, string>> }

/** The pages where people find help, for whoever asks so: the heading, and a link for each country. */
export type SearchHelp = { heading: string; countries: { before: string; name: Named; after: string; href: string }[] }

/** The words that the interface of the search says. */
export type SearchSays = {
  one: string
  many: string
  nothing: string
  advice: string
  noWord: string
  tooOld: string
  back: string
  on: string
  clear: string
  page: string
  remove: string
  /** The name of each facet, and names of its values where the interface has them. */
  facets: Record<string, string>
  values: Record<string, Record<string, string>>
}
