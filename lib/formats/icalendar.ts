import { cleanXml } from './xml'

/** Moments in UTC ms. Without an end it takes no time, as a closing does. */
export type CalendarEvent = {
  uid: string
  title: string
  startsAt: number
  endsAt?: number
  changedAt: number
  url: string
  place: string
  description: string
}

/** An iCalendar file (RFC 5545). Moments are in UTC, which every program shows in its user's time zone. */
export function iCalendar(name: string, events: CalendarEvent[]) {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Gazette//Gazette//EN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

function eventLines({ uid, title, startsAt, endsAt, changedAt, url, place, description }: CalendarEvent) {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${utcStamp(changedAt)}`,
    `LAST-MODIFIED:${utcStamp(changedAt)}`,
    `DTSTART:${utcStamp(startsAt)}`,
    ...(endsAt === undefined ? [] : [`DTEND:${utcStamp(endsAt)}`]),
    `SUMMARY:${escapeText(title)}`,
    ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    `URL:${url.replace(/[\s\p{Cc}]/gu, '')}`,
    'END:VEVENT',
  ]
}

/** "20270301T020000Z" */
function utcStamp(at: number) {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/** RFC 5545, section 3.3.11. */
function escapeText(text: string) {
  return cleanXml(text)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\n|\r/g, '\\n')
}

/** Folds a line after 75 bytes at most (RFC 5545, section 3.1); no letter is cut. */
function foldLine(line: string) {
  const parts = ['']
  let bytes = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > 75) {
      parts.push('')
      bytes = 1
    }
    parts[parts.length - 1] += letter
    bytes += size
  }
  return parts.join('\r\n ')
}
