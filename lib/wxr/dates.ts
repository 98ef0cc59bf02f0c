import { Temporal } from 'temporal-polyfill'
import type { WxrItem } from './types'

type Dates = Pick<WxrItem, 'date' | 'dateGmt' | 'modified' | 'modifiedGmt' | 'pubDate' | 'status'>

/**
 * When an item was or will be published (UTC milliseconds): what it says in UTC, or else what it says in the zone of its site
 * (IANA name), or else what its feed said. Undefined for what has no date, as a draft that was never given one.
 */
export function publishedAt({ date, dateGmt, pubDate, status }: Dates, zone: string): number | undefined {
  const exact = instantIn(dateGmt, 'UTC')
  if (exact !== undefined) return exact
  // WordPress dates a draft with the time of its last saving, and leaves out the same in UTC: it is no date of publication.
  if (/^(draft|pending|auto-draft|)$/.test(status) && dateGmt) return undefined
  return instantIn(date, zone) ?? instantOfFeed(pubDate)
}

/** When an item was changed last, in the same way. */
export function modifiedAt({ modified, modifiedGmt }: Dates, zone: string): number | undefined {
  return instantIn(modifiedGmt, 'UTC') ?? instantIn(modified, zone)
}

/** "2014-10-28 09:30:00" on the clocks of a zone. In the hour that they skip it is later, in one they show twice the first. */
function instantIn(text: string, zone: string) {
  const [, date, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text) ?? []
  if (!date || date.startsWith('0000')) return undefined
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' }).toZonedDateTime(zone)
      .epochMilliseconds
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** "Tue, 28 Oct 2014 02:30:00 +0000" (RFC 822 as RSS 2.0 has it); a draft's "30 Nov -0001" is none. */
function instantOfFeed(text: string) {
  const parts = /^(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) (?:([+-]\d\d):?(\d\d)|GMT|UTC|Z)$/.exec(text)
  if (!parts) return undefined
  const [, day, month, year, time, hours = '+00', minutes = '00'] = parts
  const number = String(months.indexOf(month!) + 1).padStart(2, '0')
  const at = Date.parse(`${year}-${number}-${day!.padStart(2, '0')}T${time}${hours}:${minutes}`)
  return Number.isNaN(at) ? undefined : at
}
