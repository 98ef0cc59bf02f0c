import type { RecordYear, Teaser } from '@/domain/published/posts'
import { yearText } from '@/lib/date-words'
import { inZone, monthName } from '@/lib/time'
import { Document } from './document'
import { ListFeeds } from './feed-links'
import { datesOf, langOf, local, monthPath, yearPath, type Frame } from './frame'
import { collectionThing, crumbsThing } from './json-ld'
import { Turn } from './paging'
import { DateOf, PageTitle } from './parts'
import { Months, mostOf } from './record'
import { archiveWords } from './words/archive'
import { listWords } from './words/lists'
import { say } from './words/say'
import { sectionNames } from './words/sections'

type YearProps = { frame: Frame; year: RecordYear; years: RecordYear[]; posts: Teaser[] }

/** A year: its row of the record, and every title by month. */
export function YearPage({ frame, year, years, posts }: YearProps) {
  const path = yearPath(frame, year.year)
  const [words, lists] = [say(frame, archiveWords), say(frame, listWords)]
  const yearWords = yearText(year.year, datesOf(frame))
  const title = words.forYear(yearWords)
  const total = lists.posts(year.total)
  const crumbs = [{ name: say(frame, sectionNames)['/archive'], path: local(frame, '/archive') }]
  const place = years.indexOf(year)
  return (
    <Document
      frame={frame}
      section="/archive"
      title={title}
      description={words.postsByMonth(total, yearWords)}
      path={path}
      feeds={{ path, title }}
      structured={[
        collectionThing(frame, { name: title, path }),
        crumbsThing(frame, [...crumbs, { name: title, path }]),
      ]}
    >
      <PageTitle frame={frame} crumbs={crumbs} title={title}>
        <p>{words.sentences(lists.newestFirst(total))}</p>
      </PageTitle>
      <nav aria-label={words.monthsOf(yearWords)} className="mb-10">
        <Months frame={frame} year={year} most={mostOf(years)} />
      </nav>
      {byMonth(frame, posts).map(([month, monthPosts]) => (
        <section key={month} className="rule grid gap-x-6 gap-y-2 pt-3 pb-8 md:cols-rail">
          <div>
            <h2 className="heading">
              <a href={monthPath(frame, { year: year.year, month })}>{monthName(month, 'long', frame.language)}</a>
            </h2>
            <p className="meta">{lists.posts(monthPosts.length)}</p>
          </div>
          <Titles frame={frame} posts={monthPosts} />
        </section>
      ))}
      <ListFeeds frame={frame} path={path} book />
      <Turn label={words.years} back={wayTo(frame, years[place - 1])} on={wayTo(frame, years[place + 1])} />
    </Document>
  )
}

function Titles({ frame, posts }: { frame: Frame; posts: Teaser[] }) {
  return (
    <ol className="hairs -mt-2">
      {posts.map((post) => (
        <li key={post.entryId} className="flex items-baseline gap-4 py-2">
          <span className="meta w-6 shrink-0 text-right">
            <DateOf at={post.dated} frame={frame}>
              {inZone(post.dated, frame.site.zone).day}
            </DateOf>
          </span>
          <h3 className="small-heading">
            <a href={post.path} className="block" lang={langOf(frame, post.language)}>
              {post.title}
            </a>
          </h3>
        </li>
      ))}
    </ol>
  )
}

function byMonth(frame: Frame, posts: Teaser[]) {
  const months = new Map<number, Teaser[]>()
  for (const post of posts) {
    const { month } = inZone(post.dated, frame.site.zone)
    months.set(month, [...(months.get(month) ?? []), post])
  }
  return [...months]
}

function wayTo(frame: Frame, year: RecordYear | undefined) {
  return year && { path: yearPath(frame, year.year), label: yearText(year.year, datesOf(frame)) }
}
