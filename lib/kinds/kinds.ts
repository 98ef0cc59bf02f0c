import { licences } from '../text/licences'
import { deskTime, isZone, partialDate } from '../time/time'
import { callKind, type CallType } from './call'
import { eventKind } from './event'
import { choiceField, type Author, type Field, type WorkTypes } from './field'
import { publicationKind, type PublicationType } from './publication'

type KindDeclaration = {
  /** The name at the desk; readers have theirs among `kinds` in messages. */
  name: string
  panel?: string
  /** The folder of addresses and list. Without a folder, addresses have the date, or for pages only the name. */
  folder?: string
  /** True if its texts are in the news, and in the months and years of their dates. */
  isNews?: boolean
  /** True if its texts end, which changes how readers see them: the list is sorted by the ends. */
  ends?: boolean
  /** Types of the kind in other formats, for texts whose own type has none there. */
  as: WorkTypes
  /** Adds to the properties of schema.org that every text has. */
  thing?: (common: Record<string, unknown>) => Record<string, unknown>
  fields: Record<string, Field<unknown>>
}

/** Ordinary news has no type. */
const postTypes = {
  '': { name: 'news' },
  'press-release': { name: 'press release' },
  statement: { name: 'statement' },
  speech: { name: 'speech', as: { csl: 'speech' } },
  'case-study': { name: 'case study', as: { schemaOrg: 'Article' } },
  newsletter: { name: 'newsletter' },
}
type PostType = keyof typeof postTypes

const postFields = {
  type: choiceField<PostType>(postTypes, {
    column: 'publicationType',
    desk: 'Type',
    panel: {},
  }),
}

const postKind = {
  name: 'Post',
  panel: 'Type of post',
  isNews: true,
  as: { schemaOrg: 'NewsArticle', bibtex: 'misc', csl: 'webpage', ris: 'ELEC', dcmi: 'Text' },
  fields: postFields,
}

const pageKind = {
  name: 'Page',
  as: { schemaOrg: 'WebPage', bibtex: 'misc', csl: 'webpage', ris: 'ELEC', dcmi: 'Text' },
  fields: {},
}

/** In the order of menus. */
const kinds = {
  post: postKind,
  publication: publicationKind,
  event: eventKind,
  call: callKind,
  page: pageKind,
} satisfies Record<string, KindDeclaration>

export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as Kind[]

/** A content has these fields under the name of its kind. */
export type KindWithFields = Exclude<Kind, 'page'>
export const kindsWithFields = kindNames.filter((kind) => kind !== 'page') as KindWithFields[]

export function declarationOf(kind: Kind): KindDeclaration {
  return kinds[kind]
}

export const newsKinds = kindNames.filter((kind) => declarationOf(kind).isNews)
export const endingKinds = kindNames.filter((kind) => declarationOf(kind).ends)

export function comesToAnEnd(kind: Kind) {
  return declarationOf(kind).ends === true
}

export function kindOfFolder(folder: string): Kind | undefined {
  return kindNames.find((kind) => declarationOf(kind).folder === folder)
}

type DeclaredFields<K extends Kind> = (typeof kinds)[K]['fields']

export type FactsOf<K extends Kind> = {
  -readonly [F in keyof DeclaredFields<K>]: DeclaredFields<K>[F] extends Field<infer V> ? V : never
}
export type PublicationFacts = FactsOf<'publication'>
export type AnyFacts = Partial<
  Omit<PublicationFacts, 'type'> &
    FactsOf<'event'> &
    Omit<FactsOf<'call'>, 'type'> & { type: PublicationType | PostType | CallType }
>
export type FieldName = keyof AnyFacts

/** Returns the fields of a content under the name of its kind; undefined for a kind without fields. */
export function factsBeside(content: Partial<Record<KindWithFields, object | null>>) {
  const kind = kindsWithFields.find((kind) => content[kind])
  return kind && { kind, facts: content[kind] as AnyFacts }
}

/** Returns a content with another value in a field of its kind. News without a type has no fields. */
export function withFact<C extends Partial<Record<KindWithFields, object | null>>>(
  content: C,
  field: string,
  value: unknown,
): C {
  const { kind, facts } = factsBeside(content) ?? { kind: 'post' as const, facts: {} }
  const changed = { ...facts, [field]: value }
  const saysNothing = kind === 'post' && Object.values(changed).every(isEmpty)
  return { ...content, [kind]: saysNothing ? undefined : changed }
}

export type AnyField = Field<unknown> & { name: FieldName }

export function fieldsOf(kind: Kind): AnyField[] {
  return Object.entries(declarationOf(kind).fields).map(([name, field]) => ({
    ...field,
    name: name as FieldName,
  }))
}

export function allFields(): AnyField[] {
  const fields = kindNames.flatMap(fieldsOf)
  return fields.filter(({ name }, n) => fields.findIndex((other) => other.name === name) === n)
}

/** Stored texts are compared as JSON, so the order of older fields stays. */
const firstFields = ['type', 'publishedOn', 'publisher']

export const entryTypes = [
  ...new Set(
    kindNames.flatMap(fieldsOf).flatMap(({ name, options = {} }) => (name === 'type' ? Object.keys(options) : [])),
  ),
].filter(Boolean) as Exclude<PublicationType | PostType | CallType, ''>[]

export function factsIn<K extends Kind>(kind: K, row: object): FactsOf<K> {
  const said = { ...(row as { facts?: object }).facts, ...row } as Record<string, unknown>
  return Object.fromEntries(
    sortByOrder(fieldsOf(kind), ({ name }) => name, firstFields).map(({ name, column, empty }) => [
      name,
      said[column ?? name] ?? empty,
    ]),
  ) as FactsOf<K>
}

export function columnsOf(kind: Kind, facts: AnyFacts) {
  const [own, others] = [fieldsOf(kind).filter(({ column }) => column), fieldsOf(kind).filter(({ column }) => !column)]
  const columns = own.map(({ name, column, form }) => [
    column,
    facts[name] || (form === 'date' || form === 'choice' || form === 'moment' ? null : facts[name]),
  ])
  const rest = others.flatMap(({ name }) => (isEmpty(facts[name]) ? [] : [[name, facts[name]]]))
  return { ...Object.fromEntries(columns), facts: Object.fromEntries(rest) as Record<string, unknown> }
}

/** Returns the fields of a row under the name of its kind; news without a type has none. */
export function contentFacts(kind: Kind, row: object): { [K in KindWithFields]?: FactsOf<K> } {
  const facts = factsIn(kind, row)
  const saysNothing = kind === 'page' || (kind === 'post' && Object.values(facts).every(isEmpty))
  return saysNothing ? {} : { [kind]: facts }
}

export function workOf(kind: Kind, type?: string | null): WorkTypes {
  const { options } = fieldsOf(kind).find(({ name }) => name === 'type') ?? {}
  return { ...declarationOf(kind).as, ...(type && options && Object.hasOwn(options, type) ? options[type]!.as : {}) }
}

export function isEmpty(value: unknown) {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

export function authorNames(authors: Author[]) {
  return authors.map(({ name }) => name.trim()).filter(Boolean)
}

export function valueInWords({ form }: AnyField, value: unknown, { timeZone = '' }: AnyFacts = {}): string {
  if (form === 'moment') return value === null ? '' : deskTime(value as number, isZone(timeZone) ? timeZone : 'UTC')
  if (form === 'date') return partialDate(value as string)
  if (form === 'names') return authorNames(value as Author[]).join(', ')
  if (form === 'licence') return licences[value as string]?.name ?? ''
  return String(value ?? '')
}

export function inSnakeCase(name: string) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function sortByOrder<T>(items: T[], nameOf: (item: T) => string, order: readonly string[]): T[] {
  const place = (item: T) => (order.includes(nameOf(item)) ? order.indexOf(nameOf(item)) : order.length)
  return items.toSorted((one, other) => place(one) - place(other))
}
