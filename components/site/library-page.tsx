import type { PublicationFilter, Library, LibraryItem, PublicationSort } from '@/domain/published/library'
import { messagesIn } from '@/lib/messages/messages'
import { CiteLinks } from './cite'
import { Document } from './document'
import { Chosen, Facets } from './facets'
import { ListFeeds } from './feed-links'
import { local, type Frame } from './frame'
import { InMain, isInMainAlone, partsOf } from './in-main'
import { collectionThing } from './json-ld'
import { chosenIn, hasOwnSort, isAsked, libraryAddress, sortOrder, usualSort } from './library-address'
import { NoPublicationsFound } from './library-empty'
import { libraryDescription, libraryTitle } from './library-title'
import { Paging } from './paging'
import { PageTitle } from './parts'
import { PublicationTeaser } from './publication-teaser'

type LibraryProps = { frame: Frame; filter: PublicationFilter; library: Library }

export function LibraryPage({ frame, filter, library: { list, sort, choices, reliefs } }: LibraryProps) {
  const pathOf = (page: number) => libraryAddress(frame, filter, page)
  const title = libraryTitle(frame, filter, choices)
  const { library: words, lists } = messagesIn(frame.language)
  const nothing = isAsked(frame, filter) ? messagesIn(frame.language).found.none : lists.nothingFiled
  const feedPath = libraryAddress(frame, { ...filter, sort: undefined })
  const { own, inMain } = partsOf(frame, list.items)
  // Feeds, references and the book contain only the language's own.
  const isOnlyInMain = list.own === 0 && list.total > 0
  const columns = filter.q ? 'grid gap-8' : 'grid gap-8 lg:grid-cols-2'
  const teaser = (item: LibraryItem) => (
    <PublicationTeaser key={item.entryId} frame={frame} item={item} files={item.files} hits={item.hits} />
  )
  return (
    <Document
      frame={frame}
      section="/publications"
      title={list.page > 1 ? lists.onPage({ title, page: list.page }) : title}
      description={libraryDescription(frame, title, list.total)}
      path={pathOf(list.page)}
      // One choice is a page worth finding; combinations and orders only repeat it.
      unlisted={
        chosenIn(frame, filter).length > 1 ||
        Boolean(filter.q) ||
        hasOwnSort(filter) ||
        isInMainAlone(frame, list.items)
      }
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={filter.q || isOnlyInMain ? undefined : { path: feedPath, title }}
      structured={[collectionThing(frame, { name: title, path: pathOf(1) })]}
    >
      <PageTitle frame={frame} title={title}>
        {!isAsked(frame, filter) && <p>{words.everything}</p>}
      </PageTitle>
      <div className="grid gap-8 md:cols-library">
        <div>
          <h2 className="out">{words.narrow}</h2>
          <Words frame={frame} filter={filter} />
          <Facets frame={frame} filter={filter} choices={choices} />
        </div>
        <section aria-labelledby="found">
          <Chosen frame={frame} filter={filter} choices={choices} />
          <div className="rule meta pt-2 mb-6 flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 id="found" className="py-1">
              {list.total > 0 ? lists.publications({ n: list.total }) : nothing}
            </h2>
            {list.total > 1 && <Order frame={frame} filter={filter} current={sort} />}
          </div>
          {list.total === 0 && (
            <NoPublicationsFound frame={frame} filter={filter} choices={choices} reliefs={reliefs} />
          )}
          {own.length > 0 && <div className={columns}>{own.map(teaser)}</div>}
          <InMain frame={frame} items={inMain} className={own.length > 0 ? 'mt-10' : undefined}>
            {(items) => <div className={columns}>{items.map(teaser)}</div>}
          </InMain>
          {list.total > 0 && !isOnlyInMain && (
            <div className="hair mt-10 pt-2">
              <CiteLinks
                frame={frame}
                path={local(frame, '/publications')}
                query={queryOf(libraryAddress(frame, filter))}
              />
              {!filter.q && <ListFeeds frame={frame} path={feedPath} book={chosenIn(frame, filter).length < 2} />}
            </div>
          )}
          <Paging
            frame={frame}
            pathOf={pathOf}
            page={list.page}
            pages={list.pages}
            words={{ back: lists.previous, on: lists.next }}
          />
        </section>
      </div>
    </Document>
  )
}

function queryOf(address: string) {
  const [, query] = address.split('?')
  return query ? `?${query}` : ''
}

function Order({ frame, filter, current }: { frame: Frame; filter: PublicationFilter; current: PublicationSort }) {
  return (
    <nav aria-label={messagesIn(frame.language).found.order}>
      <ul className="flex flex-wrap gap-x-4">
        {sortOrder
          .filter((sort) => sort !== 'best' || filter.q)
          .map((sort) => (
            <li key={sort}>
              <a
                href={libraryAddress(frame, { ...filter, sort: sort === usualSort(filter) ? undefined : sort })}
                className="inline-block py-1 choice"
                aria-current={sort === current ? 'true' : undefined}
              >
                {messagesIn(frame.language).found.sorts[sort]}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

function Words({ frame, filter }: { frame: Frame; filter: PublicationFilter }) {
  const words = messagesIn(frame.language).library
  return (
    <form method="get" action={local(frame, '/publications')} role="search" className="mb-6 meta">
      <label htmlFor="q" className="label block pb-2 text-ink">
        {words.words}
      </label>
      <div className="flex">
        <input
          className="field grow basis-0"
          type="search"
          id="q"
          name="q"
          defaultValue={filter.q}
          maxLength={100}
          aria-describedby="how"
        />
        <button className="button">{words.find}</button>
      </div>
      <p id="how" className="mt-1">
        {words.how}
      </p>
      {chosenIn(frame, filter).map((facet) => (
        <input key={facet} type="hidden" name={facet} value={filter[facet]} />
      ))}
    </form>
  )
}
