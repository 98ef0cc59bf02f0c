import { inZone } from '@/lib/time/time'

/** "2014-10-28 09:30:00": a moment (UTC ms) as WordPress writes it, by the clock of a zone. */
export function wordpressDate(at: number, zone = 'UTC') {
  return inZone(at, zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
}
