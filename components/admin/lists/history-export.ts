import type { NamedAct } from '@/domain/history'
import { csvLine } from '@/lib/csv'
import { actSentence } from './history-words'

export const historyHead = csvLine(['number', 'when', 'who', 'what', 'entry', 'in words', 'detail', 'hash'])

/** One act as a line of a CSV file. */
export function historyLine(act: NamedAct, zone: string) {
  const { id, at, who, verb, entryId, detail, hash } = act
  const cells = [id, new Date(at).toISOString(), who ?? '', verb, entryId ?? '', actSentence(act, zone)]
  return csvLine([...cells, JSON.stringify(detail), hash])
}

/** One act as a line of JSON: as it was written down, so that the chain can be followed elsewhere too. */
export function jsonLine({ id, at, by, verb, entryId, detail, hash, who, title }: NamedAct) {
  return `${JSON.stringify({ id, at, by, verb, entryId, detail, hash, who: who ?? null, title: title ?? null })}\n`
}
