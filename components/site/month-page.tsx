import type { Page, RecordYear, Teaser } from '@/domain/published/posts'
import { cityOf, monthName, type YearMonth } from '@/lib/time'
import { Document } from './document'
import { Entry } from './entry'
import { ListFeeds } from './feed-links'
import { local, monthPath, pagePath, yearPath, type Frame } from './frame'
import { collectionThing, crumbsThing } from './json-ld'
import { Paging, Turn } from './paging'
import { counted, PageTitle } from './parts'
import { Months } from './record'

export type MonthProps = {
  frame: Frame
  month: YearMonth
  list: Page<Teaser>
  neighbours: { previous?: YearMonth; next?: YearMonth }
  years: RecordYear[]
}

export function MonthPage({ frame, month, list, neighbours, years }: MonthProps) {
  const title = `Archive for ${monthName(month.month)}, ${month.year}`
  const base = monthPath(frame, month)
  const pathOf = (page: number) => pagePath(base, page)
  const crumbs = [
    { name: 'The record', path: local(frame, '/archive') },
    { name: String(month.year), path: yearPath(frame, month.year) },
  ]
  const year = years.find(({ year }) => year === month.year)
  return (
    <Document
      frame={frame}
      section="/archive"
      title={list.page > 1 ? `${title}, page ${list.page}` : title}
      description={`${counted(list.total, 'post')} of ${monthName(month.month)} ${month.year}.`}
      path={pathOf(list.page)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={{ path: base, title }}
      structured={[
        collectionThing(frame, { name: title, path: base }),
        crumbsThing(frame, [...crumbs, { name: title, path: base }]),
      ]}
    >
      <PageTitle crumbs={crumbs} title={title}>
        <p>
          {counted(list.total, 'post')}, newest first. Dates are those of {cityOf(frame.site.zone)}.
        </p>
      </PageTitle>
      {year && (
        <nav aria-label={`Months of ${month.year}`} className="mb-6">
          <Months frame={frame} year={year} most={mostOf(years)} current={month.month} />
        </nav>
      )}
      <ol className="hairs">
        {list.items.map((item) => (
          <Entry key={item.entryId} frame={frame} item={item} rail="day" />
        ))}
      </ol>
      <Paging page={list.page} pages={list.pages} pathOf={pathOf} />
      <ListFeeds frame={frame} path={base} />
      <Turn label="Months" earlier={wayTo(frame, neighbours.previous)} later={wayTo(frame, neighbours.next)} />
    </Document>
  )
}

export function mostOf(years: RecordYear[]) {
  return Math.max(0, ...years.flatMap(({ months }) => months))
}

function wayTo(frame: Frame, month: YearMonth | undefined) {
  return month && { path: monthPath(frame, month), label: `${monthName(month.month)} ${month.year}` }
}
