import { z } from 'zod'
import type { EntryFilter } from '@/domain/entries'
import { languages } from '@/lib/languages'

export type Filters = EntryFilter & { page: number }

// What is not understood is left out: an address that someone shortened or mistyped still shows a list.
const Address = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  state: z.enum(['waiting', 'draft', 'scheduled', 'live', 'withdrawn']).optional().catch(undefined),
  kind: z.enum(['post', 'publication', 'page']).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
})

/** What the list's address asks for. */
export function filtersIn(query: Record<string, string | string[] | undefined>): Filters {
  const { q, page, ...rest } = Address.parse(query)
  return { ...rest, search: q || undefined, page: page ?? 1 }
}

export function isFiltered({ search, state, kind, language }: Filters) {
  return Boolean(search ?? state ?? kind ?? language)
}

/** The address of the list as filtered, on a page of it. */
export function listAddress({ search, state, kind, language, page }: Partial<Filters>) {
  const asked = { q: search, state, kind, language, page: page && page > 1 ? String(page) : undefined }
  const said = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return said.length ? `/admin/entries?${new URLSearchParams(said)}` : '/admin/entries'
}
