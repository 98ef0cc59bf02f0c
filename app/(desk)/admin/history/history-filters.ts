import { z } from 'zod'
import type { HistoryFilter } from '@/domain/desk/history'
import { startOfDay } from '@/lib/time/time'
import { dayAfter } from '@/components/admin/entries/filters'
import { dayPart, idPart, listAddress, wordsPart } from '../list-address'

export const historyAddress = listAddress('/admin/history', {
  by: z.union([z.literal('installation'), idPart]),
  verb: wordsPart(100),
  entry: idPart,
  from: dayPart,
  until: dayPart,
})

export type AskedHistory = ReturnType<typeof historyAddress.read>

/** Days are in the site's zone; the last day counts whole. */
export function historyFilter({ by, verb, entry, from, until }: AskedHistory, zone: string): HistoryFilter {
  return {
    by,
    verb,
    entryId: entry,
    from: from && startOfDay(from, zone),
    until: until && startOfDay(dayAfter(until), zone),
  } as HistoryFilter
}
