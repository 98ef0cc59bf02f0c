export type Pair = [name: string, value: string]

type Term<V> = string | Says<V, Pair[]>

/** A method, so that a field of one type of values is assignable to a field of any. */
type Says<V, R> = { says(value: V, facts: Lines): R }['says']

export type Lines = Record<string, string>

/** `dc`: Dublin Core of OAI-PMH; `meta`: the head of a page. */
export type Format = 'bibtex' | 'csl' | 'ris' | 'dc' | 'meta'

type Form = 'line' | 'date' | 'names' | 'choice' | 'licence'

type Hands = {
  /** The column of revisions; without one, the value is kept in `facts`. */
  column?: string
  /** The name at the desk; readers have theirs among `fields` in messages. */
  desk: string
  panel?: {
    label?: string
    hint?: string
    suggestions?: 'series' | 'organisations'
  }
  shown?: 'before' | 'after'
  shownAs?: 'type' | 'series' | 'publisher' | 'doi'
  partOf?: string
  api?: { as?: 'series' | 'licence'; says?: string }
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
  tidy?: (typed: string) => string
  problem?: Says<V, string | undefined>
  advice?: Says<V, string | undefined>
  indexed?: Says<V, string[]>
  cited?: Partial<Record<Format, Term<V>>>
  /** Properties of schema.org; values of one name are joined to a list. */
  schemaOrg?: Says<V, Record<string, unknown>>
  inDocument?: (text: string) => V
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
