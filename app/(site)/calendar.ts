import { machineFile, type PublicRequest } from '@/app/(site)/public-route'
import { occasionWords } from '@/components/site/occasion'
import type { Teaser } from '@/domain/published/posts'
import { factsIn, type AnyFacts } from '@/lib/kinds/kinds'
import { iCalendar, type CalendarEvent } from '@/lib/formats/icalendar'

/** A file for calendars of texts that end, without those that have no moment. */
export function calendarFile({ frame, language }: PublicRequest<unknown>, name: string, items: Teaser[]) {
  const { origin } = frame
  const events = items.flatMap((item): CalendarEvent[] => {
    const { entryId, title, startsAt, endsAt, updatedAt, path, summary } = item
    if (endsAt === null) return []
    const { place = '', online = '' } = factsIn(item.kind, item) as AnyFacts
    const closing = startsAt === null ? occasionWords(frame, item) : undefined
    return [
      {
        uid: `entry-${entryId}@${new URL(origin).host}`,
        title,
        startsAt: startsAt ?? endsAt,
        endsAt: startsAt === null ? undefined : endsAt,
        changedAt: updatedAt,
        url: origin + path,
        place,
        description: [closing, summary, online].filter(Boolean).join('\n'),
      },
    ]
  })
  const lastModified = items.length > 0 ? Math.max(...items.map(({ updatedAt }) => updatedAt)) : undefined
  return machineFile(iCalendar(name, events), 'text/calendar', { language, lastModified, shared: true })
}
