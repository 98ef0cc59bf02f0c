import type { NamedAct } from '@/domain/desk/history'
import { csvLine } from '@/lib/formats/csv'
import { actSentence } from './history-words'

export const historyHead = csvLine(['number', 'when', 'who', 'what', 'entry', 'in words', 'detail', 'hash'])

export function historyLine(act: NamedAct, zone: string) {
  const { id, number, at, who, verb, entryId, detail, hash } = act
  const cells = [number ?? id, new Date(at).toISOString(), who ?? '', verb, entryId ?? '', actSentence(act, zone)]
  return csvLine([...cells, JSON.stringify(detail), hash])
}

/** A line of JSON: the act as it was recorded, and the present names for its numbers. */
export function jsonLine({ id, number, key, at, by, verb, entryId, detail, hash, who, title }: NamedAct) {
  const record = { id, number, key, at, by, verb, entryId, detail, hash }
  return `${JSON.stringify({ ...record, who: who ?? null, title: title ?? null })}\n`
}
