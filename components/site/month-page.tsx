import type { ListPage, RecordYear, Teaser } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { clockName, yearText } from '@/lib/time/date-words'
import { cityOf, monthAndYear, monthName, startOf, yearMonthOf, type YearMonth } from '@/lib/time/time'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, localPath, monthPath, pagePath, yearPath, type Frame } from './frame'
import { EntriesInParts, isInMainAlone } from './in-main'
import { collectionThing, crumbsThing } from './json-ld'
import { ListDocument } from './list-document'
import { ListAside } from './list-aside'
import { Paging, Turn } from './paging'
import { PageTitle } from './parts'
import { RecordMonths, postsOfFullestMonth } from './record'
import { gapAfter, inSentence } from './phrases'

export type MonthProps = {
  frame: Frame
  month: YearMonth
  list: ListPage<Teaser>
  neighbours: { previous?: YearMonth; next?: YearMonth }
  years: RecordYear[]
  topics: ListedTerm[]
}

export function MonthPage({ frame, month, list, neighbours, years, topics }: MonthProps) {
  const { language, site } = frame
  const { archive: words, lists } = messagesIn(frame.language)
  const yearWords = yearText(month.year, datesOf(frame))
  const title = words.forMonth({ month: inSentence(monthName(month.month, 'long', language), frame), year: yearWords })
  const posts = lists.posts({ n: list.total })
  const base = monthPath(frame, month)
  const pathOf = (page: number) => pagePath(base, page)
  const crumbs = [
    { name: messagesIn(frame.language).sections.archive, path: localPath(frame, '/archive') },
    { name: yearWords, path: yearPath(frame, month.year) },
  ]
  const sentences = [
    lists.newestFirst({ count: posts }),
    ...(list.items.some(({ dated }) => isInOtherMonth(dated, site.zone))
      ? [words.whoseDates({ clock: clockNote(frame, month) })]
      : []),
  ].map((one) => words.sentence({ words: one }))
  const year = years.find(({ year }) => year === month.year)
  return (
    <ListDocument
      frame={frame}
      section="/archive"
      title={title}
      list={list}
      pathOf={pathOf}
      description={words.postsOf({ posts, when: inSentence(monthAndYear(month, datesOf(frame)), frame) })}
      unlisted={isInMainAlone(frame, list.items)}
      feeds={list.own > 0 ? { path: base, title } : undefined}
      structured={[
        collectionThing(frame, { name: title, path: base }),
        crumbsThing(frame, [...crumbs, { name: title, path: base }]),
      ]}
    >
      <PageTitle frame={frame} crumbs={crumbs} title={title}>
        <p>{sentences.join(gapAfter(sentences[0]!))}</p>
      </PageTitle>
      {year && (
        <nav aria-label={words.monthsOf({ year: yearWords })} className="mb-6">
          <RecordMonths frame={frame} year={year} max={postsOfFullestMonth(years)} current={month.month} />
        </nav>
      )}
      <div className="place">
        <div>
          <EntriesInParts frame={frame} items={list.items} rail="day" className="hairs rule" />
          <Paging frame={frame} list={list} pathOf={pathOf} />
        </div>
        <ListAside frame={frame} topics={topics} feeds={list.own > 0 ? { path: base, book: true } : undefined} />
      </div>
      <Turn label={words.months} back={wayTo(frame, neighbours.next)} on={wayTo(frame, neighbours.previous)} />
    </ListDocument>
  )
}

// English names the city: one English name of a time can mean several zones.
function clockNote(frame: Frame, month: YearMonth) {
  const { zone } = frame.site
  if (frame.language === 'en') return cityOf(zone)
  return inSentence(clockName(startOf(month, zone), zone, frame.language), frame)
}

/** Returns whether a moment is in another month in UTC: only then the zone matters. */
function isInOtherMonth(at: number, zone: string) {
  return yearMonthOf(at, zone).month !== yearMonthOf(at, 'UTC').month
}

function wayTo(frame: Frame, month: YearMonth | undefined) {
  return month && { path: monthPath(frame, month), label: monthAndYear(month, datesOf(frame)) }
}
