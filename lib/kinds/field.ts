import type { Language } from '../languages/languages'

type Name = string | Record<Language, string | ((n: number) => string)>

export type Pair = [name: string, value: string]

/** The name of the value in a format, or a function that returns pairs. */
type Term<V> = string | Says<V, Pair[]>

/** A method, so that a field of one type of values is assignable to a field of any. */
type Says<V, R> = { says(value: V, facts: Lines): R }['says']

/** The values of all fields as lines, for a term that depends on another field. */
export type Lines = Record<string, string>

/** `dc`: Dublin Core of OAI-PMH; `meta`: the head of a page. */
export type Format = 'bibtex' | 'csl' | 'ris' | 'dc' | 'meta'

type Form = 'line' | 'date' | 'names' | 'choice' | 'licence'

type Hands = {
  /** The column of revisions; without one, the value is kept in `facts`. */
  column?: string
  /** The name at the desk, in comparisons and merges. */
  desk: string
  readers?: Name
  panel?: {
    label?: string
    hint?: string
    /** The list of suggestions in the editor. */
    suggestions?: 'series' | 'organisations'
  }
  /** Before or after the dates and terms of a text; undefined for a part of another field. */
  shown?: 'before' | 'after'
  /** The component that shows it, where the form is not enough. */
  shownAs?: 'type' | 'series' | 'publisher' | 'doi'
  /** The field it belongs to, such as the series of a number. */
  partOf?: string
  api?: { as?: 'series' | 'licence'; says?: string }
  /** Other column heads in imported tables. */
  heads?: string[]
}

export type Field<V> = Hands & {
  form: Form
  empty: V
  /** The greatest length in characters, and the name in the message about it. */
  max?: number
  called?: string
  /** Compared and merged word by word; otherwise as a whole. */
  inWords?: boolean
  options?: Record<string, Option>
  /** Normalises the typed text. */
  tidy?: (typed: string) => string
  /** A problem that is shown while somebody types. */
  problem?: Says<V, string | undefined>
  /** Advice before publishing. */
  advice?: Says<V, string | undefined>
  /** The words of the search index. */
  indexed?: Says<V, string[]>
  cited?: Partial<Record<Format, Term<V>>>
  /** Properties of schema.org; values of one name are joined to a list. */
  schemaOrg?: Says<V, Record<string, unknown>>
  /** Finds the value in the words of a document. */
  inDocument?: (text: string) => V
  /** Reads a cell of an imported table, or says why it is refused. */
  inCell?: (cell: string) => { value: V; remark?: string } | { refused: string }
}

/** `spellings`: in tables; `as`: what the text then is to other programs. */
export type Option = { name: string; spellings?: string[]; as?: Partial<Work> }

export type Work = { schemaOrg: string; bibtex: string; csl: string; ris: string; dcmi: string }

export type Author = { name: string; is: 'person' | 'organisation' }

type More<V> = Omit<Field<V>, 'form' | 'empty'>

export function line(field: More<string> & { max: number }): Field<string> {
  return { ...field, form: 'line', empty: '', indexed: field.indexed ?? ((value: string) => [value]) }
}

/** A date as exact as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export function partOfDate(field: More<string>): Field<string> {
  return { ...field, form: 'date', empty: '' }
}

export function names(field: More<Author[]>): Field<Author[]> {
  return { ...field, form: 'names', empty: [], indexed: (value: Author[]) => value.map(({ name }) => name) }
}

export function choice<K extends string>(options: Record<K, Option>, field: More<NoInfer<K>>): Field<K> {
  return { ...field, form: 'choice', options, empty: Object.keys(options)[0] as K }
}

/** A key of lib/text/licences, or empty. */
export function licence(field: More<string>): Field<string> {
  return { ...field, form: 'licence', max: 40, empty: '' }
}
