import { z } from 'zod'
import type { HistoryFilter } from '@/domain/desk/history'
import { startOfDay } from '@/lib/time/time'
import { dayAfter } from '@/components/admin/entries/filters'

const id = z.coerce.number().int().min(1).max(1e15).optional().catch(undefined)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined)

const Address = z.object({
  by: z
    .union([z.literal('installation'), id])
    .optional()
    .catch(undefined),
  verb: z.string().trim().min(1).max(100).optional().catch(undefined),
  entry: id,
  from: day,
  until: day,
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
})

export type HistoryAddress = z.infer<typeof Address>

/** Returns the request in the history's address; what is not understood is left out. */
export function historyIn(query: Record<string, string | string[] | undefined>): HistoryAddress {
  return Address.parse(query)
}

/** The filter of an address as the domain takes it. Days are those of the site's zone; the last day counts whole. */
export function historyFilter({ by, verb, entry, from, until }: HistoryAddress, zone: string): HistoryFilter {
  return {
    by,
    verb,
    entryId: entry,
    from: from && startOfDay(from, zone),
    until: until && startOfDay(dayAfter(until), zone),
  } as HistoryFilter
}

export function historyQuery(address: HistoryAddress) {
  const { page, ...rest } = address
  const parameters = Object.entries({ ...rest, page: page && page > 1 ? page : undefined })
  return new URLSearchParams(
    parameters.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()
}
