import type { Language } from '../languages/languages'

/** The name of a field, in every language of readers or the same in all of them. */
type Name = string | Record<Language, string | ((n: number) => string)>

/** A name in a format of others, and what stands there. */
export type Pair = [name: string, value: string]

/** The form of a field in a format: the name under which its value stands there, or the pairs that it comes to. */
type Term<V> = string | Says<V, Pair[]>

/** The result of a value beside the others. A field of one kind of values counts as a field of any: hence a method. */
type Says<V, R> = { says(value: V, facts: Lines): R }['says']

/** Everything that a text says beside its words, as lines: for a term that depends on another field. */
export type Lines = Record<string, string>

/** Formats of others. `dc`: Dublin Core as harvesters have it; `meta`: the head of a page. */
export type Format = 'bibtex' | 'csl' | 'ris' | 'dc' | 'meta'

/** The way in which a value is typed, kept, compared and shown. */
type Form = 'line' | 'date' | 'names' | 'choice' | 'licence'

type Hands = {
  /** The column of a revision that keeps it; a field without one is kept among the `facts` of a revision. */
  column?: string
  /** The name, if it differs from that of other readers: at the desk, in comparisons and merges. */
  desk: string
  readers?: Name
  panel?: {
    label?: string
    hint?: string
    /** The list of the editor that has suggestions for it. */
    suggestions?: 'series' | 'organisations'
  }
  /** The place where readers see it: before the dates and terms of a text or after them; a part of another field is shown with that. */
  shown?: 'before' | 'after'
  /** The hand that shows it, where its form does not say enough. */
  shownAs?: 'type' | 'series' | 'publisher' | 'doi'
  /** The field that it is told with, as the number of a series. */
  partOf?: string
  /** The hand that makes an answer of the API of it, and its description there. */
  api?: { as?: 'series' | 'licence'; says?: string }
  /** Other heads of its column in a table of an import. */
  heads?: string[]
}

export type Field<V> = Hands & {
  form: Form
  empty: V
  /** The most characters of a text, and what it is called where it has more. */
  max?: number
  called?: string
  /** Compared and merged word by word; otherwise whole. */
  inWords?: boolean
  options?: Record<string, Option>
  /** A text as it is kept. */
  tidy?: (typed: string) => string
  /** The problem with it, said while it is typed. */
  problem?: Says<V, string | undefined>
  /** The words about it before it is published. */
  advice?: Says<V, string | undefined>
  /** The words by which the search finds it. */
  indexed?: Says<V, string[]>
  cited?: Partial<Record<Format, Term<V>>>
  /** Properties of schema.org; values of one name are joined to a list. */
  schemaOrg?: Says<V, Record<string, unknown>>
  /** Finds it in the words of a document. */
  inDocument?: (text: string) => V
  /** Reads a cell of a table that is imported: what it comes to, or why nothing is taken. */
  inCell?: (cell: string) => { value: V; remark?: string } | { refused: string }
}

/** A choice among a few values: its name at the desk, other spellings of it in tables, and what a text with it is to other programs. */
export type Option = { name: string; spellings?: string[]; as?: Partial<Work> }

/** The type of a text to other programs. */
export type Work = { schemaOrg: string; bibtex: string; csl: string; ris: string; dcmi: string }

export type Author = { name: string; is: 'person' | 'organisation' }

type More<V> = Omit<Field<V>, 'form' | 'empty'>

/** A text of one line. */
export function line(field: More<string> & { max: number }): Field<string> {
  return { ...field, form: 'line', empty: '', indexed: field.indexed ?? ((value: string) => [value]) }
}

/** A date as exactly as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export function partOfDate(field: More<string>): Field<string> {
  return { ...field, form: 'date', empty: '' }
}

/** People and organisations in their order. */
export function names(field: More<Author[]>): Field<Author[]> {
  return { ...field, form: 'names', empty: [], indexed: (value: Author[]) => value.map(({ name }) => name) }
}

/** A field with one of the options, the first where nobody chose. */
export function choice<K extends string>(options: Record<K, Option>, field: More<NoInfer<K>>): Field<K> {
  return { ...field, form: 'choice', options, empty: Object.keys(options)[0] as K }
}

/** A key of lib/text/licences, or empty. */
export function licence(field: More<string>): Field<string> {
  return { ...field, form: 'licence', max: 40, empty: '' }
}
