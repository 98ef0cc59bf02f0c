import { z } from 'zod'
import type { EntryListQuery } from '@/domain/desk/entries'
import { siteLanguageField } from '@/lib/languages/language-field'
import { startOfDay } from '@/lib/time/time'
import { kindNames } from '@/lib/kinds/kinds'
import { dayField, idField, listAddress, wordsField } from '../list-address'

export const pageLengths = [25, 50, 100] as const

/** `by` may be the reader of the list; days are in the site's zone. The usual order and length are left out. */
export const entriesAddress = listAddress('/admin/entries', {
  q: wordsField(200),
  state: z.enum(['waiting', 'draft', 'scheduled', 'live', 'withdrawn']),
  kind: z.enum(kindNames),
  language: siteLanguageField,
  term: idField,
  by: z.union([z.literal('me'), idField]),
  review: z.enum(['submitted', 'changes requested', 'approved']),
  translation: z.enum(['out of date']),
  from: dayField,
  until: dayField,
  sort: z.enum(['saved', 'title', '-title', 'live', '-live', 'created', '-created']),
  per: z.coerce.number().refine((n) => n !== pageLengths[0] && pageLengths.some((length) => length === n)),
})

export type Filters = ReturnType<typeof entriesAddress.read>
export type FilterName = Exclude<keyof Filters, 'sort' | 'per' | 'page'>

export function isFiltered(filters: Filters) {
  return entriesAddress.narrowed({ ...filters, sort: undefined, per: undefined }) !== ''
}

export function withoutFilter(filters: Filters, name: FilterName) {
  return entriesAddress.at({ ...filters, [name]: undefined, page: undefined })
}

export function listingFor(filters: Filters, { me, zone }: { me: number | null; zone: string }): EntryListQuery {
  const { q: search, term: termId, by, from, until, sort, per: perPage, page = 1, ...filter } = filters
  return {
    ...filter,
    search,
    termId,
    by: by === 'me' ? (me ?? undefined) : by,
    savedFrom: from && startOfDay(from, zone),
    savedUntil: until && startOfDay(dayAfter(until), zone),
    perPage,
    page,
    ...(sort && { sort: sort.replace('-', ''), descending: sort.startsWith('-') }),
  } as EntryListQuery
}

export function dayAfter(date: string) {
  return new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
