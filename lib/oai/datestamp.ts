/** OAI-PMH, section 3.3: seconds since 1970. */
export function datestamp(seconds: number) {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')
}

export type Datestamp = { granularity: 'day' | 'second'; first: number; last: number }

export function readDatestamp(text: string): Datestamp | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const first = secondOf(`${text}T00:00:00Z`)
    return first === undefined ? undefined : { granularity: 'day', first, last: first + 86_399 }
  }
  const first = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? secondOf(text) : undefined
  return first === undefined ? undefined : { granularity: 'second', first, last: first }
}

// Compared with the input: 31 February and hour 24 are not valid; XML Schema has no year 0.
function secondOf(text: string) {
  const seconds = Date.parse(text) / 1_000
  return Number.isNaN(seconds) || datestamp(seconds) !== text || text.startsWith('0000') ? undefined : seconds
}
