import type { NamedAct } from '@/domain/history'
import { actSentence } from './history-words'

export const csvHead = 'number,when,who,what,entry,in words,detail,hash\r\n'

/** One act as a line of a CSV file (RFC 4180). */
export function csvLine(act: NamedAct, zone: string) {
  const { id, at, who, verb, entryId, detail, hash } = act
  const cells = [id, new Date(at).toISOString(), who ?? '', verb, entryId ?? '', actSentence(act, zone)]
  return `${[...cells, JSON.stringify(detail), hash].map((cell) => cellOf(String(cell))).join(',')}\r\n`
}

// A cell that begins like a formula is run by spreadsheets as one: names and titles are what people typed.
function cellOf(text: string) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One act as a line of JSON: as it was written down, so that the chain can be followed elsewhere too. */
export function jsonLine({ id, at, by, verb, entryId, detail, hash, who, title }: NamedAct) {
  return `${JSON.stringify({ id, at, by, verb, entryId, detail, hash, who: who ?? null, title: title ?? null })}\n`
}
