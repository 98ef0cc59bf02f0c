import { cityOf, inZone } from './time'

/** Present names of zones that runtimes and browsers still call by a former one. Browsers load it: it imports nothing. */
export const zonesByFormerName: Record<string, string> = {
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
}

const nearbyZones = [
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

export type ZoneChoice = { value: string; label: string }

/** For example "Bangkok (UTC+07:00)", with the offset at `now`. */
export function zoneChoices(now: number): ZoneChoice[] {
  const otherZones = Intl.supportedValuesOf('timeZone').filter(
    (zone) => !nearbyZones.includes(zone) && !(zone in zonesByFormerName),
  )
  return [...nearbyZones, ...otherZones].map((zone) => ({ value: zone, label: zoneLabel(zone, now) }))
}

function zoneLabel(zone: string, now: number) {
  const place = nearbyZones.includes(zone) ? cityOf(zone) : zone.replaceAll('_', ' ').replace('/', ': ')
  return `${place} (UTC${inZone(now, zone).offset})`
}
