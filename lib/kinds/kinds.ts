import { licences } from '../text/licences'
import { partialDate } from '../time/time'
import type { Author, Field, Work } from './field'
import { postAs, postFields, type PostType } from './post'
import { publicationAs, publicationFields, type PublicationType } from './publication'

const kinds = {
  post: { fields: postFields, as: postAs },
  publication: { fields: publicationFields, as: publicationAs },
  page: {
    fields: {},
    as: { schemaOrg: 'WebPage', bibtex: 'misc', csl: 'webpage', ris: 'ELEC', dcmi: 'Text' },
  },
} satisfies Record<string, { fields: Record<string, Field<unknown>>; as: Work }>

export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as Kind[]

export type KindWithFields = 'post' | 'publication'

type Declared<K extends Kind> = (typeof kinds)[K]['fields']

export type FactsOf<K extends Kind> = {
  -readonly [F in keyof Declared<K>]: Declared<K>[F] extends Field<infer V> ? V : never
}
export type PublicationFacts = FactsOf<'publication'>
export type AnyFacts = Partial<Omit<PublicationFacts, 'type'> & { type: PublicationType | PostType }>
export type FieldName = keyof AnyFacts

export type AnyField = Field<unknown> & { name: FieldName }

export function fieldsOf(kind: Kind): AnyField[] {
  return Object.entries(kinds[kind].fields as Record<string, Field<unknown>>).map(([name, field]) => ({
    ...field,
    name: name as FieldName,
  }))
}

export function allFields(): AnyField[] {
  const fields = kindNames.flatMap(fieldsOf)
  return fields.filter(({ name }, n) => fields.findIndex((other) => other.name === name) === n)
}

/** Stored texts are compared as JSON, so the order of older fields stays. */
const first = ['type', 'publishedOn', 'publisher']

export const entryTypes = [
  ...new Set([publicationFields, postFields].flatMap(({ type }) => Object.keys(type.options ?? {}).filter(Boolean))),
] as Exclude<PublicationType | PostType, ''>[]

export function factsIn<K extends Kind>(kind: K, row: object): FactsOf<K> {
  const said = { ...(row as { facts?: object }).facts, ...row } as Record<string, unknown>
  return Object.fromEntries(
    inOrder(fieldsOf(kind), ({ name }) => name, first).map(({ name, column, empty }) => [
      name,
      said[column ?? name] ?? empty,
    ]),
  ) as FactsOf<K>
}

export function columnsOf(kind: Kind, facts: AnyFacts) {
  const [own, others] = [fieldsOf(kind).filter(({ column }) => column), fieldsOf(kind).filter(({ column }) => !column)]
  const columns = own.map(({ name, column, form }) => [
    column,
    facts[name] || (form === 'date' || form === 'choice' ? null : facts[name]),
  ])
  const rest = others.flatMap(({ name }) => (isEmpty(facts[name]) ? [] : [[name, facts[name]]]))
  return { ...Object.fromEntries(columns), facts: Object.fromEntries(rest) as Record<string, unknown> }
}

/** The type for other programs: that of the text's type, else that of its kind. */
export function workOf(kind: Kind, type?: string | null): Work {
  const { options } = fieldsOf(kind).find(({ name }) => name === 'type') ?? {}
  return { ...kinds[kind].as, ...(type && options && Object.hasOwn(options, type) ? options[type]!.as : {}) }
}

export function isEmpty(value: unknown) {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function namesIn(authors: Author[]) {
  return authors.map(({ name }) => name.trim()).filter(Boolean)
}

export function inWords({ form }: AnyField, value: unknown): string {
  if (form === 'date') return partialDate(value as string)
  if (form === 'names') return namesIn(value as Author[]).join(', ')
  if (form === 'licence') return licences[value as string]?.name ?? ''
  return String(value ?? '')
}

export function inSnakeCase(name: string) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function inOrder<T>(items: T[], nameOf: (item: T) => string, order: readonly string[]): T[] {
  const place = (item: T) => (order.includes(nameOf(item)) ? order.indexOf(nameOf(item)) : order.length)
  return items.toSorted((one, other) => place(one) - place(other))
}
