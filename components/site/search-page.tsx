import type { HelpCountry } from '@/domain/published/help'
import type { Result, SearchOutcome, SearchChoice, SearchFilter, SearchSort } from '@/domain/published/search/search'
import { Document } from './document'
import { localPath, type Frame, quotedWords, datesOf, langOf, languageInSentence } from './frame'
import { HelpInSearch } from './help/help-service'
import { MainLanguagePart, partsOf, Paging } from './lists'
import { ChosenFilters, Facets, facetsOf, FoundLine } from './narrowing'
import { PageTitle, DefinitionPair, DateOf } from './parts'
import { choiceLabel, searchFacetOrder, narrowingParameters, searchAddress } from './search-address'
import { SearchForm } from './search-box'
import { NoSearchResults, type SearchSuggestions } from './search-empty'
import { formatNumber } from '@/lib/text/numbers'
import { messagesIn } from '@/lib/messages/messages'
import { comesToAnEnd } from '@/lib/kinds/kinds'
import { partialDate } from '@/lib/time/time'
import { PageHits } from './page-hits'
import { OccasionText } from './occasion'
import { nameOfText } from '@/components/site/type-name'

type ResultsProps = { frame: Frame; filter: SearchFilter; search: SearchOutcome }
const searchSorts: SearchSort[] = ['best', 'date']

type PageProps = ResultsProps & { help: HelpCountry[]; ways?: SearchSuggestions }

export function SearchPage({ frame, filter, search, help, ways }: PageProps) {
  const words = messagesIn(frame.language).search
  const { list, choices } = search
  const facets = facetsOf({
    facets: searchFacetOrder,
    names: words.facets,
    choices,
    chosen: filter,
    nameOf: (facet, value) => choiceLabel(frame, facet, value, choices[facet]),
    addressOf: (facet, value) => searchAddress(frame, { ...filter, [facet]: value }),
  })
  const sorts = (list.total > 1 ? searchSorts : []).map((sort) => ({
    name: words.sorts[sort],
    address: searchAddress(frame, { ...filter, sort }),
    isCurrent: sort === (filter.sort ?? 'best'),
  }))
  const pathOf = (page: number) => searchAddress(frame, filter, page)
  const title = messagesIn(frame.language).library.pair({ name: words.search, value: quotedWords(frame, filter.q) })
  return (
    <Document frame={frame} section="/search" title={list.page > 1 ? `${title} (${list.page})` : title} unlisted>
      <PageTitle frame={frame} title={words.search} />
      <SearchForm frame={frame} q={filter.q} kept={narrowingParameters(frame, filter)} />
      {help.length > 0 && <HelpInSearch frame={frame} countries={help} />}
      <div className={`mt-8 ${facets.length > 0 ? 'grid gap-8 md:cols-library' : ''}`}>
        {facets.length > 0 && (
          <div>
            <h2 className="out">{words.narrow}</h2>
            <Facets frame={frame} facets={facets} more={({ n }) => `+ ${n}`} />
          </div>
        )}
        <section aria-labelledby="found">
          <ChosenFilters
            frame={frame}
            facets={facets}
            words={words}
            all={searchAddress(frame, { q: filter.q, sort: filter.sort })}
            further={wayToAllLanguages({ frame, filter, search })}
          />
          <FoundLine count={foundLine(frame, search)} order={words.order} sorts={sorts} />
          <OtherNames frame={frame} filter={filter} search={search} />
          {!search.isWhole && <NoSearchResults frame={frame} filter={filter} search={search} ways={ways} />}
          {list.total > 0 && <ResultList frame={frame} items={list.items} inParts={filter.readers !== undefined} />}
          <Paging frame={frame} list={list} pathOf={pathOf} words={{ back: words.back, on: words.on }} />
        </section>
      </div>
    </Document>
  )
}

function foundLine({ language }: Frame, { isWhole, list: { total } }: SearchOutcome) {
  const words = messagesIn(language).search
  if (total === 0) return words.nothing
  return isWhole ? words.resultCount({ count: total }) : words.closest
}

function OtherNames({ frame, filter: { sort }, search }: ResultsProps) {
  const { search: words, translations } = messagesIn(frame.language)
  return search.otherNames.map(({ q, language, count }) => (
    <p key={language} className="mt-4 breaks">
      <DefinitionPair frame={frame} name={translations.inLanguage({ name: languageInSentence(language, frame) })}>
        <a href={searchAddress(frame, { q, language, sort })} lang={langOf(frame, language)}>
          {q}
        </a>
      </DefinitionPair>{' '}
      <span className="meta">{words.resultCount({ count })}</span>
    </p>
  ))
}

type ResultListProps = { frame: Frame; items: Result[]; inParts: boolean }

function ResultList({ frame, items, inParts }: ResultListProps) {
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
      <MainLanguagePart frame={frame} items={inMain} className="mt-10">
        {listed}
      </MainLanguagePart>
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
      path={localPath(frame, '/search')}
      description={words.what}
    >
      <PageTitle frame={frame} title={words.search}>
        <p>{words.what}</p>
      </PageTitle>
      <SearchForm frame={frame} />
      <ul className="mt-8 flex flex-wrap gap-x-6 meta">
        {kinds.map(({ value, label, count }) => (
          <li key={value}>
            <DefinitionPair frame={frame} name={choiceLabel(frame, 'kind', value, [{ value, label, count }]).text}>
              {formatNumber(count, frame.language)}
            </DefinitionPair>
          </li>
        ))}
      </ul>
    </Document>
  )
}

/** Links to the search in all languages; undefined if nothing more would be found. */
function wayToAllLanguages({ frame, filter, search: { choices, list, isWhole } }: ResultsProps) {
  const words = messagesIn(frame.language).search
  const total = choices.language.reduce((sum, { count }) => sum + count, 0)
  const isNarrower = (filter.language ?? filter.readers) !== undefined && total > list.total
  if (!isNarrower || !isWhole) return undefined
  return (
    <li className="py-1">
      <a href={searchAddress(frame, { ...filter, language: undefined, readers: undefined })}>{words.allLanguages}</a>{' '}
      {words.resultCount({ count: total })}
    </li>
  )
}

function SearchResult({ frame, item }: { frame: Frame; item: Result }) {
  const lang = langOf(frame, item.language)
  const { parts, before, after } = item.excerpt
  return (
    <li className="py-6">
      <article>
        <p className="meta">
          <KindAndDate frame={frame} item={item} />
        </p>
        <h3 className="heading" lang={lang}>
          <a href={item.path}>
            <MarkedText parts={item.titled} />
          </a>
        </h3>
        {parts.length > 0 && (
          <p className="summary mt-1" lang={lang}>
            {before && '… '}
            <MarkedText parts={parts} />
            {after && ' …'}
          </p>
        )}
        <PageHits frame={frame} item={item} />
        {item.lacks.length > 0 && <p className="meta mt-1">{lackedWords(frame, item)}</p>}
      </article>
    </li>
  )
}

function lackedWords(frame: Frame, { lacks }: Result) {
  const { search, publication } = messagesIn(frame.language)
  const words = lacks.map((typed) => quotedWords(frame, typed.replace(/^"|"$/g, '')))
  return search.lacks({ words: words.join(publication.comma) })
}

function KindAndDate({ frame, item }: { frame: Frame; item: Result }) {
  if (item.kind === 'page') return nameOfText(item, frame.language)
  if (item.kind === 'publication')
    return [nameOfText(item, frame.language), item.publishedOn && partialDate(item.publishedOn, datesOf(frame))]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      {nameOfText(item, frame.language)} ·{' '}
      {comesToAnEnd(item.kind) ? <OccasionText frame={frame} item={item} /> : <DateOf at={item.dated} frame={frame} />}
    </>
  )
}

function MarkedText({ parts }: { parts: Result['titled'] }) {
  return parts.map(({ text, marked }, n) => (marked ? <mark key={n}>{text}</mark> : text))
}
