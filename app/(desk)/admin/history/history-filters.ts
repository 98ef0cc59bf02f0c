import { z } from 'zod'
import type { HistoryFilter, NamedAct } from '@/domain/desk/history'
import { startOfDay } from '@/lib/time/time'
import { dayAfter } from '../entries/filters'
import { dayField, idField, listAddress, wordsField } from '../list-address'
import { csvLine } from '@/lib/formats/csv'
import { actSentence } from './history-words'

export const historyAddress = listAddress('/admin/history', {
  by: z.union([z.literal('installation'), idField]),
  verb: wordsField(100),
  entry: idField,
  from: dayField,
  until: dayField,
})

export type HistoryQuery = ReturnType<typeof historyAddress.read>

/** Days are in the site's zone; the last day counts whole. */
export function historyFilter({ by, verb, entry, from, until }: HistoryQuery, zone: string): HistoryFilter {
  return {
    by,
    verb,
    entryId: entry,
    from: from && startOfDay(from, zone),
    until: until && startOfDay(dayAfter(until), zone),
  } as HistoryFilter
}

export const historyCsvHead = csvLine(['number', 'when', 'who', 'what', 'entry', 'in words', 'detail', 'hash'])

export function historyCsvLine(act: NamedAct, zone: string) {
  const { id, number, at, who, verb, entryId, detail, hash } = act
  const cells = [number ?? id, new Date(at).toISOString(), who ?? '', verb, entryId ?? '', actSentence(act, zone)]
  return csvLine([...cells, JSON.stringify(detail), hash])
}

export function jsonLine({ id, number, key, at, by, verb, entryId, detail, hash, who, title }: NamedAct) {
  const record = { id, number, key, at, by, verb, entryId, detail, hash }
  return `${JSON.stringify({ ...record, who: who ?? null, title: title ?? null })}\n`
}
