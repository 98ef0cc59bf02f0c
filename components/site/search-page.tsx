import type { HelpCountry } from '@/domain/published/help'
import type { Result, Search, SearchChoice, SearchFilter, SearchSort } from '@/domain/published/search/search'
import { Document } from './document'
import { local, type Frame } from './frame'
import { InMain, partsOf } from './in-main'
import { HelpInSearch } from './help/help-beside'
import { Paging } from './paging'
import { inQuotes } from './named'
import { PageTitle, Pair, LangText } from './parts'
import { choiceLabel, searchFacetOrder, narrowingParameters, searchAddress } from './search-address'
import { SearchForm } from './search-box'
import { NoSearchResults, type WaysOn } from './search-empty'
import { SearchFacets } from './search-facets'
import { SearchResult } from './search-result'
import { formatNumber } from '@/lib/text/numbers'
import { messagesIn } from '@/lib/messages/messages'

type ResultsProps = { frame: Frame; filter: SearchFilter; search: Search }
type PageProps = ResultsProps & { help: HelpCountry[]; ways?: WaysOn }

export function SearchPage({ frame, filter, search, help, ways }: PageProps) {
  const words = messagesIn(frame.language).search
  const { list, choices } = search
  const offered = searchFacetOrder.filter((facet) => choices[facet].length > 1 || filter[facet])
  const pathOf = (page: number) => searchAddress(frame, filter, page)
  const title = messagesIn(frame.language).library.pair({ name: words.search, value: inQuotes(frame, filter.q) })
  return (
    <Document frame={frame} section="/search" title={list.page > 1 ? `${title} (${list.page})` : title} unlisted>
      <PageTitle frame={frame} title={words.search} />
      <SearchForm frame={frame} q={filter.q}>
        {narrowingParameters(frame, filter).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </SearchForm>
      {help.length > 0 && <HelpInSearch frame={frame} countries={help} />}
      <div className={`mt-8 ${offered.length > 0 ? 'grid gap-8 md:cols-library' : ''}`}>
        {offered.length > 0 && (
          <div>
            <SearchFacets frame={frame} filter={filter} choices={choices} offered={offered} />
          </div>
        )}
        <section aria-labelledby="found">
          <Chosen frame={frame} filter={filter} search={search} />
          <div className="rule meta pt-2 flex flex-wrap items-baseline justify-between gap-x-6">
            <h2 id="found" className="py-1">
              {list.total > 0 ? words.resultCount({ count: list.total }) : words.nothing}
            </h2>
            {list.total > 1 && <Order frame={frame} filter={filter} />}
          </div>
          {list.total === 0 ? (
            <div className="mt-6">
              <NoSearchResults frame={frame} filter={filter} search={search} ways={ways} />
            </div>
          ) : (
            <Results frame={frame} items={list.items} inParts={filter.readers !== undefined} />
          )}
          <Paging
            frame={frame}
            page={list.page}
            pages={list.pages}
            pathOf={pathOf}
            words={{ back: words.back, on: words.on }}
          />
        </section>
      </div>
    </Document>
  )
}

type ResultListProps = { frame: Frame; items: Result[]; inParts: boolean }

function Results({ frame, items, inParts }: ResultListProps) {
  const { own, inMain } = inParts ? partsOf(frame, items) : { own: items, inMain: [] }
  const listed = (results: Result[]) => (
    <ol className="hairs">
      {results.map((item) => (
        <SearchResult key={item.entryId} frame={frame} item={item} />
      ))}
    </ol>
  )
  return (
    <>
      {own.length > 0 && listed(own)}
      <InMain frame={frame} items={inMain} className="mt-10">
        {listed}
      </InMain>
    </>
  )
}

export function SearchStart({ frame, kinds }: { frame: Frame; kinds: SearchChoice[] }) {
  const words = messagesIn(frame.language).search
  return (
    <Document
      frame={frame}
      section="/search"
      title={words.search}
      path={local(frame, '/search')}
      description={words.what}
    >
      <PageTitle frame={frame} title={words.search}>
        <p>{words.what}</p>
      </PageTitle>
      <SearchForm frame={frame} />
      <ul className="mt-8 flex flex-wrap gap-x-6 meta">
        {kinds.map(({ value, label, count }) => (
          <li key={value}>
            <Pair frame={frame} name={choiceLabel(frame, 'kind', value, [{ value, label, count }]).text}>
              {formatNumber(count, frame.language)}
            </Pair>
          </li>
        ))}
      </ul>
    </Document>
  )
}

function Chosen({ frame, filter, search }: ResultsProps) {
  const words = messagesIn(frame.language).search
  const chosenFacets = searchFacetOrder.filter((facet) => filter[facet])
  const totalOfAll = search.choices.language.reduce((sum, { count }) => sum + count, 0)
  const isNarrower = (filter.language ?? filter.readers) !== undefined && totalOfAll > search.list.total
  const leadsToAll = isNarrower && search.list.total > 0
  if (chosenFacets.length === 0 && !leadsToAll) return null
  return (
    <ul className="mb-6 flex flex-wrap gap-2 meta" aria-label={words.chosen}>
      {chosenFacets.map((facet) => (
        <li key={facet}>
          <a href={searchAddress(frame, { ...filter, [facet]: undefined })} className="chip breaks">
            <span className="out">{words.remove} </span>
            <Pair frame={frame} name={words.facets[facet]}>
              <LangText {...choiceLabel(frame, facet, filter[facet]!, search.choices[facet])} />
            </Pair>
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chosenFacets.length > 1 && (
        <li>
          <a href={searchAddress(frame, { q: filter.q, sort: filter.sort })} className="go">
            {words.clear}
          </a>
        </li>
      )}
      {leadsToAll && <AllLanguages frame={frame} filter={filter} total={totalOfAll} />}
    </ul>
  )
}

function AllLanguages({ frame, filter, total }: Pick<ResultsProps, 'frame' | 'filter'> & { total: number }) {
  const words = messagesIn(frame.language).search
  return (
    <li className="py-1">
      <a href={searchAddress(frame, { ...filter, language: undefined, readers: undefined })}>{words.allLanguages}</a>{' '}
      {words.resultCount({ count: total })}
    </li>
  )
}

function Order({ frame, filter }: { frame: Frame; filter: SearchFilter }) {
  const words = messagesIn(frame.language).search
  const sorts: SearchSort[] = ['best', 'date']
  return (
    <nav aria-label={words.order}>
      <ul className="flex flex-wrap gap-x-4">
        {sorts.map((sort) => (
          <li key={sort}>
            <a
              href={searchAddress(frame, { ...filter, sort })}
              className="inline-block py-1 choice"
              aria-current={sort === (filter.sort ?? 'best') ? 'true' : undefined}
            >
              {words.sorts[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
