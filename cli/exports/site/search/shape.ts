import type { Named } from '@/components/site/named'

export type ShownEntry = {
  title: string
  /** From the copy's folder. */
  file: string
  language: string
  /** By interface language. */
  about: Record<string, string>
  summary: string
  /** `2014-09` */
  on: string
  facts: Record<string, string[]>
  /** `from`: the first page of a part, as the index counts; `page`: its number in the file. */
  pages: { from: number; page: number; file: string; name: string; unpaged?: true }[]
}

/** Places by unit: an entry `3` or a page `3.7`, places in base 36; `!`: also in the title. */
export type Shelf = Record<string, string>

export const shownAtOnce = 50

/** `names`: the names of topics and countries, by language. */
export type Site = { entries: number; shelves: string[]; names: Record<string, Record<string, string>> }

export type SearchHelp = { heading: string; countries: { before: string; name: Named; after: string; href: string }[] }

export type SearchPhrases = {
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
  facets: Record<string, string>
  values: Record<string, Record<string, string>>
}
