import { z } from 'zod'
import type { EntryFilter, EntryListQuery, EntrySort } from '@/domain/desk/entries'
import { languages } from '@/lib/languages/languages'
import { startOfDay } from '@/lib/time/time'
import { kindNames } from '@/lib/kinds/kinds'

/** `by` may be the reader of the list; days are in the site's zone. */
export type Filters = Omit<EntryFilter, 'by' | 'savedFrom' | 'savedUntil'> & {
  by?: 'me' | number
  from?: string
  until?: string
  sort?: EntrySort
  descending?: boolean
  perPage?: number
  page: number
}

export const pageLengths = [25, 50, 100] as const

// A mistyped or shortened address still shows a list: invalid parts are ignored.
const understood = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)

const id = z.coerce.number().int().min(1).max(1e15)
const day = understood(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))

const Address = z.object({
  q: understood(z.string().trim().max(200)),
  state: understood(z.enum(['waiting', 'draft', 'scheduled', 'live', 'withdrawn'])),
  kind: understood(z.enum(kindNames)),
  language: understood(z.enum(languages)),
  term: understood(id),
  by: understood(z.union([z.literal('me'), id])),
  review: understood(z.enum(['submitted', 'changes requested', 'approved'])),
  translation: understood(z.enum(['out of date'])),
  from: day,
  until: day,
  sort: understood(z.enum(['saved', '-saved', 'title', '-title', 'live', '-live', 'created', '-created'])),
  per: understood(z.coerce.number().refine((n) => pageLengths.some((length) => length === n))),
  page: understood(z.coerce.number().int().min(1).max(100_000)),
})

type Query = Record<string, string | string[] | undefined>

export function filtersIn(query: Query): Filters {
  const { q, page, term, per, sort: turned, ...rest } = Address.parse(query)
  const sort = turned?.replace('-', '') as EntrySort | undefined
  return withoutEmpty({
    ...rest,
    search: q || undefined,
    termId: term,
    sort,
    descending: turned && turned.startsWith('-'),
    perPage: per === 25 ? undefined : per,
    page: page ?? 1,
  })
}

function withoutEmpty<T extends object>(filters: T) {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined && value !== '')) as T
}

export const narrowingNames = [
  'q',
  'state',
  'kind',
  'language',
  'term',
  'by',
  'review',
  'translation',
  'from',
  'until',
] as const
export type FilterName = (typeof narrowingNames)[number]

export function isFiltered(filters: Filters) {
  const address = parts(filters)
  return narrowingNames.some((name) => address[name])
}

export function listAddress(filters: Partial<Filters>) {
  const query = queryOf(filters)
  return query ? `/admin/entries?${query}` : '/admin/entries'
}

export function queryOf(filters: Partial<Filters>) {
  const pairs = Object.entries(parts(filters)).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return new URLSearchParams(pairs).toString()
}

export function without(filters: Filters, name: FilterName) {
  const { [name]: _, page: __, ...rest } = parts(filters)
  return listAddress(filtersIn(rest))
}

function parts(filters: Partial<Filters>): Partial<Record<string, string>> {
  const { search, state, kind, language, termId, by, review, translation, from, until } = filters
  const { sort, descending, perPage, page } = filters
  return {
    q: search,
    state,
    kind,
    language,
    term: text(termId),
    by: text(by),
    review,
    translation,
    from,
    until,
    // The default order is left out of the address.
    sort: sort && !(sort === 'saved' && descending) ? `${descending ? '-' : ''}${sort}` : undefined,
    per: text(perPage),
    page: page && page > 1 ? String(page) : undefined,
  }
}

function text(value: string | number | undefined) {
  return value === undefined ? undefined : String(value)
}

export function listingFor(filters: Filters, { me, zone }: { me: number | null; zone: string }): EntryListQuery {
  const { by, from, until, descending, sort, perPage, page, ...filter } = filters
  return {
    ...filter,
    by: by === 'me' ? (me ?? undefined) : by,
    savedFrom: from && startOfDay(from, zone),
    savedUntil: until && startOfDay(dayAfter(until), zone),
    sort,
    perPage,
    page,
    ...(sort && { descending }),
  } as EntryListQuery
}

export function dayAfter(date: string) {
  return new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
