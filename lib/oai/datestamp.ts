/** A moment in whole seconds since 1970, as OAI-PMH writes it (section 3.3). */
export function datestamp(seconds: number) {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z')
}

export type Datestamp = { granularity: 'day' | 'second'; first: number; last: number }

/** Returns what a harvester means by a date: its first and last second; undefined for what is no date. */
export function readDatestamp(text: string): Datestamp | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const first = secondOf(`${text}T00:00:00Z`)
    return first === undefined ? undefined : { granularity: 'day', first, last: first + 86_399 }
  }
  const first = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? secondOf(text) : undefined
  return first === undefined ? undefined : { granularity: 'second', first, last: first }
}

// Written back, so that the 31st of February and the hour 24 are no dates; XML Schema knows no year 0.
function secondOf(text: string) {
  const seconds = Date.parse(text) / 1_000
  return Number.isNaN(seconds) || datestamp(seconds) !== text || text.startsWith('0000') ? undefined : seconds
}
