import { cityOf, inZone } from './time'

/** Zones that come first where one is chosen: the region, and where its partners sit. */
const nearby = [
  'Asia/Bangkok',
  'Asia/Phnom_Penh',
  'Asia/Vientiane',
  'Asia/Yangon',
  'Asia/Ho_Chi_Minh',
  'Asia/Shanghai',
  'Europe/Zurich',
  'America/New_York',
  'UTC',
]
// Older names of zones above, which this runtime still lists.
const former = ['Asia/Rangoon', 'Asia/Saigon']

export type ZoneChoice = { value: string; label: string }

/** Every IANA zone to choose from, those nearby first: "Bangkok (UTC+07:00)", with the offset at `now`. */
export function zoneChoices(now: number): ZoneChoice[] {
  const otherZones = Intl.supportedValuesOf('timeZone').filter(
    (zone) => !nearby.includes(zone) && !former.includes(zone),
  )
  return [...nearby, ...otherZones].map((zone) => ({ value: zone, label: labelOf(zone, now) }))
}

function labelOf(zone: string, now: number) {
  const place = nearby.includes(zone) ? cityOf(zone) : zone.replaceAll('_', ' ').replace('/', ': ')
  return `${place} (UTC${inZone(now, zone).offset})`
}
