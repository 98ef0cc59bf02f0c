import { datestamp, readDatestamp } from './datestamp'

/**
 * The place where a list goes on, and its request. A token says all of it in plain words and is stored nowhere, so it never
 * expires, whatever changes in between.
 */
export type Token = {
  set: string
  from: string
  until: string
  /** The number of records came before. */
  cursor: number
  /** The last of them: when it became what it is (seconds since 1970), and its entry. */
  after: { changed: number; entryId: number }
}

export function writeToken({ set, from, until, cursor, after }: Token) {
  return [set, from, until, cursor, datestamp(after.changed), after.entryId].join('/')
}

/** Undefined for what was never given out as a token. */
export function readToken(text: string): Token | undefined {
  const [set = '', from = '', until = '', cursor = '', at = '', entry = '', ...rest] = text.split('/')
  const changed = readDatestamp(at)
  if (rest.length > 0 || !isNumber(cursor) || !isNumber(entry) || changed?.granularity !== 'second') return undefined
  if ([from, until].some((date) => date && !readDatestamp(date)) || !/^[a-z0-9:-]*$/.test(set)) return undefined
  return { set, from, until, cursor: Number(cursor), after: { changed: changed.first, entryId: Number(entry) } }
}

function isNumber(text: string) {
  return /^[1-9]\d{0,14}$/.test(text)
}
