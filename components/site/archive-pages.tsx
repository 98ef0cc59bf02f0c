import type { MonthOfYear, RecordYear, ListPage, Teaser } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { clockName, inSentence, yearText } from '@/lib/time/date-words'
import { inZone, monthName, cityOf, monthAndYear, startOf, yearMonthOf, type YearMonth } from '@/lib/time/time'
import { typesetText } from '@/lib/typography/typeset'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { datesOf, langOf, localPath, monthPath, yearPath, type Frame, pagePath, gapAfter } from './frame'
import { collectionThing, crumbsThing } from './json-ld'
import { MainLanguagePart, partsOf, Turn, ListDocument, EntriesInParts, isInMainAlone, Paging } from './lists'
import { ListAside } from './list-aside'
import { DateOf, PageTitle } from './parts'
import { RecordMonths, postsOfFullestMonth } from './record'

/** The topics and countries of a period, counted among the posts of the page's year or month. */
type TermsOfPeriod = { topics: ListedTerm[]; countries: ListedTerm[] }

type YearProps = TermsOfPeriod & { frame: Frame; year: RecordYear; years: RecordYear[]; months: MonthOfYear[] }

export function YearPage({ frame, year, years, months, topics, countries }: YearProps) {
  const path = yearPath(frame, year.year)
  const { archive: words, lists } = messagesIn(frame.language)
  const yearWords = yearText(year.year, datesOf(frame))
  const title = words.forYear({ year: yearWords })
  const total = lists.posts({ n: year.total })
  const crumbs = [{ name: messagesIn(frame.language).sections.archive, path: localPath(frame, '/archive') }]
  const place = years.indexOf(year)
  const { own, inMain } = partsOf(frame, months)
  return (
    <Document
      frame={frame}
      section="/archive"
      title={title}
      description={words.postsByMonth({ posts: total, year: yearWords })}
      path={path}
      feeds={own.length > 0 ? { path, title } : undefined}
      structured={[
        collectionThing(frame, { name: title, path }),
        crumbsThing(frame, [...crumbs, { name: title, path }]),
      ]}
    >
      <PageTitle frame={frame} crumbs={crumbs} title={title}>
        <p>{words.sentence({ words: lists.newestFirst({ count: total }) })}</p>
      </PageTitle>
      <nav aria-label={words.monthsOf({ year: yearWords })} className="mb-10">
        <RecordMonths frame={frame} year={year} max={postsOfFullestMonth(years)} />
      </nav>
      <div className="place">
        <div>
          <ByMonth frame={frame} year={year.year} months={own} />
          <MainLanguagePart frame={frame} items={inMain}>
            {(months) => <ByMonth frame={frame} year={year.year} months={months} isPart />}
          </MainLanguagePart>
        </div>
        <ListAside
          frame={frame}
          topics={topics}
          countries={countries}
          period={yearWords}
          feeds={own.length > 0 ? { path, book: true } : undefined}
        />
      </div>
      <Turn
        frame={frame}
        label={words.years}
        back={yearLink(frame, years[place - 1])}
        on={yearLink(frame, years[place + 1])}
      />
    </Document>
  )
}

/** Props of a list of months. `isPart`: it has a heading of its own above it. */
type ByMonthProps = { frame: Frame; year: number; months: MonthOfYear[]; isPart?: boolean }

function ByMonth({ frame, year, months, isPart }: ByMonthProps) {
  const Month = isPart ? 'h3' : 'h2'
  const { lists } = messagesIn(frame.language)
  return months.map(({ month, total, newest }, n) => (
    <section key={month} className={`${isPart && n === 0 ? '' : 'rule '}grid gap-x-6 gap-y-2 pt-3 pb-8 md:cols-rail`}>
      <div>
        <Month className="heading">
          <a href={monthPath(frame, { year, month })}>{monthName(month, 'long', frame.language)}</a>
        </Month>
        <p className="meta">{lists.posts({ n: total })}</p>
      </div>
      <div>
        <TitleList frame={frame} posts={newest} isPart={isPart} />
        {total > newest.length && (
          <p className="pt-2">
            <a href={monthPath(frame, { year, month })}>{lists.allPosts({ n: total })}</a>
          </p>
        )}
      </div>
    </section>
  ))
}

type TitlesProps = { frame: Frame; posts: MonthOfYear['newest']; isPart?: boolean }

function TitleList({ frame, posts, isPart }: TitlesProps) {
  // Below a third-level heading, titles are not headings.
  const Heading = isPart ? 'p' : 'h3'
  return (
    <ol className="hairs -mt-2">
      {posts.map((post) => (
        <li key={post.entryId} className="flex items-baseline gap-4 py-2">
          <span className="meta w-6 shrink-0 text-end">
            <DateOf at={post.dated} frame={frame}>
              {inZone(post.dated, frame.site.zone).day}
            </DateOf>
          </span>
          <Heading className="small-heading" lang={langOf(frame, post.language)}>
            <a href={post.path} className={isPart ? 'plain block' : 'block'}>
              {typesetText(post.title, post.language)}
            </a>
          </Heading>
        </li>
      ))}
    </ol>
  )
}

function yearLink(frame: Frame, year: RecordYear | undefined) {
  return year && { path: yearPath(frame, year.year), label: yearText(year.year, datesOf(frame)) }
}

type MonthProps = TermsOfPeriod & {
  frame: Frame
  month: YearMonth
  list: ListPage<Teaser>
  neighbours: { previous?: YearMonth; next?: YearMonth }
  years: RecordYear[]
}

export function MonthPage({ frame, month, list, neighbours, years, topics, countries }: MonthProps) {
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
        <ListAside
          frame={frame}
          topics={topics}
          countries={countries}
          period={monthAndYear(month, datesOf(frame))}
          feeds={list.own > 0 ? { path: base, book: true } : undefined}
        />
      </div>
      <Turn
        frame={frame}
        label={words.months}
        back={wayTo(frame, neighbours.next)}
        on={wayTo(frame, neighbours.previous)}
      />
    </ListDocument>
  )
}

// English names the city: one English name of a time can mean several zones.
function clockNote(frame: Frame, month: YearMonth) {
  const { zone } = frame.site
  if (frame.language === 'en') return cityOf(zone)
  return clockName(startOf(month, zone), zone, frame.language)
}

/** Returns whether a moment is in another month in UTC: only then the zone matters. */
function isInOtherMonth(at: number, zone: string) {
  return yearMonthOf(at, zone).month !== yearMonthOf(at, 'UTC').month
}

function wayTo(frame: Frame, month: YearMonth | undefined) {
  return month && { path: monthPath(frame, month), label: monthAndYear(month, datesOf(frame)) }
}
