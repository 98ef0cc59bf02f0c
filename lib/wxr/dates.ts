import { Temporal } from 'temporal-polyfill'
import type { WxrItem } from './types'

type ItemDates = Pick<WxrItem, 'date' | 'dateGmt' | 'modified' | 'modifiedGmt' | 'pubDate' | 'status'>

/** UTC ms: the UTC date, else the date in the site's zone, else the feed's. Undefined for a draft without one. */
export function publishedAt({ date, dateGmt, pubDate, status }: ItemDates, zone: string): number | undefined {
  const exact = instantIn(dateGmt, 'UTC')
  if (exact !== undefined) return exact
  // WordPress dates a draft by its last save and leaves out the UTC date: it is no publication date.
  if (/^(draft|pending|auto-draft|)$/.test(status) && dateGmt) return undefined
  return instantIn(date, zone) ?? instantOfFeed(pubDate)
}

export function modifiedAt({ modified, modifiedGmt }: ItemDates, zone: string): number | undefined {
  return instantIn(modifiedGmt, 'UTC') ?? instantIn(modified, zone)
}

/** A skipped time moves later; of a time that occurs twice, the first is taken. */
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

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function instantOfFeed(text: string) {
  const parts = /^(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4}) (\d\d:\d\d:\d\d) (?:([+-]\d\d):?(\d\d)|GMT|UTC|Z)$/.exec(text)
  if (!parts) return undefined
  const [, day, month, year, time, hours = '+00', minutes = '00'] = parts
  const number = String(monthNames.indexOf(month!) + 1).padStart(2, '0')
  const at = Date.parse(`${year}-${number}-${day!.padStart(2, '0')}T${time}${hours}:${minutes}`)
  return Number.isNaN(at) ? undefined : at
}
