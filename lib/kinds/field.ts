import { inZone, isZone } from '../time/time'
import { isMailAddress } from '../web/contact'

export type Pair = [name: string, value: string]

type FieldTerm<V> = string | FieldSays<V, Pair[]>

/** A method, so that a field with values of one type is assignable to a field of any. */
type FieldSays<V, R> = { says(value: V, facts: FactLines): R }['says']

/** All fields of a text as strings, for a term that depends on another field. A moment is a string of digits. */
export type FactLines = Record<string, string>

/** `dc`: Dublin Core of OAI-PMH; `meta`: the head of a page. */
export type Format = 'bibtex' | 'csl' | 'ris' | 'dc' | 'meta'

type FieldForm = 'line' | 'date' | 'names' | 'choice' | 'licence' | 'moment' | 'zone' | 'address'

type FieldOptions = {
  /** The column of revisions; without one, the value is kept in `facts`. */
  column?: string
  /** The name at the desk; readers have theirs among `fields` in messages. */
  desk: string
  panel?: {
    label?: string
    hint?: string
    suggestions?: 'series' | 'organisations'
  }
  /** Place among the facts of the page: before or after those that all texts have. */
  shown?: 'before' | 'after'
  /** The view of the value, if the form has another. */
  shownAs?: 'type' | 'series' | 'publisher' | 'doi'
  /** The field with which this one is shown. */
  partOf?: string
  api?: { as?: 'series' | 'licence' | 'moment'; says?: string }
  /** Other names of its column in a table of documents. */
  heads?: string[]
}

export type Field<V> = FieldOptions & {
  form: FieldForm
  empty: V
  /** Maximum length in characters, and the name in the message about it. */
  max?: number
  called?: string
  /** Compared and merged word by word; otherwise as a whole. */
  inWords?: boolean
  options?: Record<string, ChoiceOption>
  tidy?: (typed: string) => string
  problem?: FieldSays<V, string | undefined>
  /** The reason why a text with this value cannot be published. */
  refusal?: FieldSays<V, string | undefined>
  advice?: FieldSays<V, string | undefined>
  /** Words by which the search finds the text. */
  indexed?: FieldSays<V, string[]>
  cited?: Partial<Record<Format, FieldTerm<V>>>
  /** Properties of schema.org; values of one name are joined to a list. */
  schemaOrg?: FieldSays<V, Record<string, unknown>>
  /** Reads the value from the words of a document, as a suggestion. */
  inDocument?: (text: string) => V
  /** Reads the value from a cell of a table of documents. */
  inCell?: (cell: string) => { value: V; remark?: string } | { refused: string }
}

/** `name`: at the desk; `spellings`: others in tables; `as`: the type in other formats. */
export type ChoiceOption = { name: string; spellings?: string[]; as?: Partial<WorkTypes> }

export type WorkTypes = { schemaOrg: string; bibtex: string; csl: string; ris: string; dcmi: string }

export type Author = { name: string; is: 'person' | 'organisation' }

type More<V> = Omit<Field<V>, 'form' | 'empty'>

export function lineField(field: More<string> & { max: number }): Field<string> {
  return { ...field, form: 'line', empty: '', indexed: field.indexed ?? ((value: string) => [value]) }
}

/** A date as exact as is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export function partOfDate(field: More<string>): Field<string> {
  return { ...field, form: 'date', empty: '' }
}

export function namesField(field: More<Author[]>): Field<Author[]> {
  return { ...field, form: 'names', empty: [], indexed: (value: Author[]) => value.map(({ name }) => name) }
}

export function choiceField<K extends string>(options: Record<K, ChoiceOption>, field: More<NoInfer<K>>): Field<K> {
  return { ...field, form: 'choice', options, empty: Object.keys(options)[0] as K }
}

/** A key of lib/text/licences, or empty. */
export function licenceField(field: More<string>): Field<string> {
  return { ...field, form: 'licence', max: 40, empty: '' }
}

/** A moment (UTC ms), typed in the time zone that another field of the text names. */
export function momentField(field: More<number | null> & { column: 'startsAt' | 'endsAt' }): Field<number | null> {
  return { api: { as: 'moment' }, ...field, form: 'moment', empty: null }
}

/** The zone in which a text's moments are typed and shown; by default the site's zone. */
export function timeZoneField(): Field<string> {
  return {
    desk: 'Time zone',
    called: 'time zone',
    max: 60,
    panel: { hint: 'The clock that the times here are on. Readers see it beside them.' },
    api: { says: 'The zone of its moments, by its name in the database of zones.' },
    refusal: (zone) => (zone && !isZone(zone) ? `“${zone}” is no time zone.` : undefined),
    form: 'zone',
    empty: '',
  }
}

export function webAddressField({ mail = false, ...field }: More<string> & { mail?: boolean }): Field<string> {
  const problem = (address: string) =>
    address && !isWebAddress(address) && !(mail && isMailAddress(address))
      ? `Write an address that begins with https://${mail ? ', or an e-mail address' : ''}.`
      : undefined
  return { api: {}, problem, refusal: problem, ...field, form: 'address', max: 500, empty: '' }
}

function isWebAddress(text: string) {
  const url = /\s/.test(text) ? null : URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.')
}

/** Writes a moment (UTC ms) for programs: "2027-03-01T09:00:00+07:00", in the time zone of the text. */
export function isoStamp(at: number | string, { timeZone = '' }: { timeZone?: string }) {
  const zone = timeZone && isZone(timeZone) ? timeZone : 'UTC'
  return inZone(Number(at), zone).toString({ timeZoneName: 'never', fractionalSecondDigits: 0 })
}
