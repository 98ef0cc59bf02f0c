import { Temporal } from 'temporal-polyfill'
import { languageTagOf } from '@/lib/languages/language-tags'
import { zonesByFormerName } from '@/lib/time/zones'
import type { OldClock, TextRecord } from '../records'

type ClockReading = Pick<TextRecord, 'key' | 'title' | 'url'> & OldClock & { at: number }

/** Fewer texts prove nothing: one may have been dated by hand. */
const minTexts = 3

/** Returns up to three zones that the clock of the old site fits, if this site's is none of them. */
export function findOldZones(texts: Iterable<TextRecord>, { zone, language }: { zone: string; language: string }) {
  const readings = clockReadings(texts)
  const otherwise = readings.filter(({ at, ahead }) => offsetIn(zone, at) !== ahead)
  const isProven = otherwise.length >= minTexts && otherwise.length * 2 > readings.length
  const zones = isProven ? zonesOf(readings, language) : []
  zoneFormats.clear()
  return zones
}

/** Returns findings about texts whose date differs in this site's zone. */
export function movedDays(texts: Iterable<TextRecord>, { zone, zones }: { zone: string; zones: string[] }) {
  if (zones.length === 0) return []
  const what = `The clock of the old site was set to another zone, as in ${zones.join(' or ')}; that of this site is ${zone}, in which these texts fall on another day.`
  return clockReadings(texts)
    .map((reading) => ({ ...reading, here: dayIn(zone, reading.at) }))
    .filter(({ day, here }) => here !== day)
    .map(({ day, here, ...text }) => ({ ...text, problem: { what, place: `${day} there, ${here} here` } }))
}

function clockReadings(texts: Iterable<TextRecord>): ClockReading[] {
  return [...texts].flatMap(({ key, title, url, at, clock }) =>
    clock && at !== undefined ? [{ ...clock, key, title, url, at }] : [],
  )
}

/** A zone is tried at the first moment of each offset in each month. */
const maxTried = 60

/** Returns up to three zones that fit nine of ten texts; zones of the export's language come first. */
function zonesOf(readings: ClockReading[], language: string) {
  const distinct = new Map(readings.map((one) => [`${one.day.slice(0, 7)} ${one.ahead}`, one]))
  const every = Math.ceil(distinct.size / maxTried)
  const tried = [...distinct.values()].filter((_, n) => n % every === 0)
  const fits = allZones.filter((zone) => {
    let wrong = 0
    for (const { at, ahead } of tried) if (offsetIn(zone, at) !== ahead && ++wrong * 10 > tried.length) return false
    return true
  })
  const likely = zonesOfLanguage(languageTagOf(language))
  const rank = (zone: string) => (likely.includes(zone) ? 0 : 2) + (knownZones.has(zone) ? 0 : 1)
  return fits.toSorted((a, b) => rank(a) - rank(b)).slice(0, 3)
}

// `supportedValuesOf` lacks UTC, WordPress's default.
const presentName = (zone: string) => zonesByFormerName[zone] ?? zone
const allZones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(presentName)

/** Returns the zones of the region in which the language is spoken most. */
function zonesOfLanguage(tag = 'und') {
  // Node 22 has only the getter.
  const locale = new Intl.Locale(tag).maximize() as Intl.Locale & { timeZones?: string[] }
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).map(presentName)
}

// Well-known zones are preferred among equal ones.
const knownZones = new Set(
  (
    'Asia/Bangkok Asia/Jakarta Asia/Shanghai Asia/Singapore Asia/Tokyo Asia/Dubai Asia/Kolkata Europe/London Europe/Berlin ' +
    'Europe/Paris Europe/Athens Europe/Moscow Australia/Sydney UTC America/New_York America/Chicago America/Denver ' +
    'America/Los_Angeles America/Sao_Paulo Africa/Cairo Africa/Lagos Africa/Nairobi Africa/Johannesburg Australia/Brisbane America/Phoenix Pacific/Auckland'
  ).split(' '),
)

const zoneFormats = new Map<string, Intl.DateTimeFormat>()

function offsetIn(zone: string, at: number) {
  let format = zoneFormats.get(zone)
  if (!format)
    zoneFormats.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })))
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
}

function dayIn(zone: string, at: number) {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}
