/** An entry as results show it. */
export type Shown = {
  title: string
  /** Its file, from the folder that is the copy. */
  file: string
  language: string
  /** What it is and of when, by the language of the interface. */
  about: Record<string, string>
  summary: string
  /** By what results are narrowed. */
  facts: Record<string, string[]>
  /** Where the pages of its PDFs are read: from which number of page on, as the index counts them, and which page that is. */
  pages: { from: number; page: number; file: string; name: string }[]
}

/** Where a token stands: by unit, an entry `3` or a page of its files `3.7`, its places in base 36; with `!`, also in the title. */
export type Shelf = Record<string, string>

/** How many entries one file of what results show holds. */
export const shownAtOnce = 50

/** What the interface of the search says. */
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
}
