import { entryForm, entryOfForm } from '@/app/(site)/item'
import {
  publicRoute,
  notFound,
  sectionRoute,
  machineFile,
  type PublicResponse,
  type PublicRequest,
} from '@/app/(site)/public-route'
import { filterIn } from '@/app/(site)/filter'
import { factsOfRevisions } from '@/domain/published/facts'
import { publicationsMatching } from '@/domain/published/library'
import { linksetJson, linksetText, signpostedFrom, citeAs, linkHeader } from '@/app/(site)/signposts'
import { endingForCalendar } from '@/domain/published/ending-texts'
import { kindOfFolder, factsIn, type AnyFacts } from '@/lib/kinds/kinds'
import { kindName, messagesIn } from '@/lib/messages/messages'
import { figuresOf } from '@/domain/published/figures'
import { tableCsv } from '@/lib/figures/table-csv'
import { referenceOf, type Citable } from '@/components/site/cite'
import { datesOf, type Frame } from '@/components/site/frame'
import { citationFormats, isCitationFormat } from '@/lib/citations/formats'
import { occasionWords } from '@/components/site/occasion'
import { licences } from '@/lib/text/licences'
import { longDate } from '@/lib/time/time'
import type { Teaser } from '@/domain/published/posts'
import { iCalendar, type CalendarEvent } from '@/lib/formats/icalendar'

export const cite = entryForm<{ format: string }>((item, { frame, params: { format } }) => {
  const name = item.path.split('/').at(-1)!
  return citation({ frame, items: [item], format, name, list: false, lastModified: item.updatedAt })
})

const maxReferences = 500

export const citeList = sectionRoute<{ format: string }>(async ({ at: now, language, query, params, frame }) => {
  const filter = filterIn(query, language)
  if (!filter) return notFound()
  const { items: publications } = (await publicationsMatching({ now, filter, page: 1, length: maxReferences }))!
  const factsOf = await factsOfRevisions(publications.map(({ revisionId }) => revisionId))
  const items = publications.map((item) => ({ ...item, ...factsOf(item.revisionId) }))
  return citation({ frame, items, format: params.format, name: 'publications', list: true })
})

const formats = {
  json: { type: 'application/linkset+json', write: linksetJson },
  text: { type: 'application/linkset', write: linksetText },
}

export const linkset = publicRoute<{ format: keyof typeof formats }>(async (request) => {
  const { type, write } = formats[request.params.format]
  const outcome = await entryOfForm(request)
  if (outcome.is === 'moved') return { ...outcome, shared: true }
  if (outcome.is !== 'entry') return outcome
  return machineFile(write(signpostedFrom(request.frame, outcome.item)), type, { shared: true })
})

export const calendar = entryForm((item, request) =>
  item.endsAt === null ? notFound() : calendarFile(request, item.title, [item]),
)

/** Sends a calendar of the texts in a folder. Calendar programs fetch it again and again. */
export const calendarOfFolder = sectionRoute<{ folder: string }>(async (request) => {
  const { at: now, language, params } = request
  const kind = kindOfFolder(`/${params.folder}`)!
  const items = await endingForCalendar({ now, language, kind })
  return items.length === 0 ? notFound() : calendarFile(request, kindName(kind, language, 'several'), items)
})

/** Sends the figures of a table as CSV, with their source for people who get the file without the page. */
export const figures = entryForm<{ number: string }>(async (item, { frame, params: { number } }) => {
  const found = await figuresOf(item.revisionId, Number(number))
  if (!found) return notFound()
  const { body, fields } = messagesIn(item.language)
  const dates = datesOf({ ...frame, language: item.language })
  const licence = item.licence ? licences[item.licence] : undefined
  const head = [
    [found.caption || body.table({ number: Number(number) })],
    ...(found.source ? [[body.source, found.source]] : []),
    [item.title, `${frame.origin}${item.path}#table_${number}`],
    [fields.publishedOn, item.publishedOn || longDate(item.dated, frame.site.zone, dates)],
    ...(licence ? [[fields.licence, licence.name, licence.url ?? '']] : []),
    [],
  ]
  return machineFile(tableCsv(found.table, head), 'text/csv', {
    lastModified: item.updatedAt,
    filename: `${item.path.split('/').at(-1)}-table-${number}.csv`,
  })
})

type Citing = { frame: Frame; items: Citable[]; format: string; name: string; list: boolean; lastModified?: number }

function citation({ frame, items, format, name, list, lastModified }: Citing): PublicResponse {
  if (!isCitationFormat(format)) return notFound()
  const { type, write } = citationFormats[format]
  const references = items.map((item) => referenceOf(frame, item))
  const [first] = items
  return machineFile(write(references, { list }), type, {
    lastModified,
    link: !list && first ? waysBack(frame, first) : undefined,
    filename: `${name}.${format}`,
  })
}

/** Links to the citation's entry and its page (signposting.org). */
function waysBack(frame: Frame, item: Citable) {
  return linkHeader([citeAs(frame, item), { rel: 'describes', href: frame.origin + item.path, type: 'text/html' }])
}

function calendarFile({ frame, language }: PublicRequest<unknown>, name: string, items: Teaser[]) {
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
