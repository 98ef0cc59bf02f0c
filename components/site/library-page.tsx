import type { PublicationFilter, Library, LibraryItem, FacetChoices, FilterRelief } from '@/domain/published/library'
import { mainLanguage } from '@/lib/languages/languages'
import { messagesIn } from '@/lib/messages/messages'
import { CiteLinks } from './cite'
import { localPath, type Frame, gapAfter, quotedWords } from './frame'
import {
  choiceName,
  chosenFacetsIn,
  hasOwnSort,
  isNarrowed,
  libraryAddress,
  libraryFacetOrder,
  sortOrder,
  defaultSort,
  libraryDescription,
  libraryTitle,
} from './library-address'
import { ChosenFilters, Facets, facetsOf, FoundLine, Reliefs } from './narrowing'
import { ListDocument, MainLanguagePart, isInMainAlone, partsOf, Paging } from './lists'
import { ListFeeds, PageTitle } from './parts'
import { PublicationTeaser } from './teasers'
import { SearchForm } from './search-box'

type LibraryProps = { frame: Frame; filter: PublicationFilter; library: Library }

export function LibraryPage({ frame, filter, library: { list, sort, choices, reliefs } }: LibraryProps) {
  const pathOf = (page: number) => libraryAddress(frame, filter, page)
  const title = libraryTitle(frame, filter, choices)
  const { library: words, lists, found } = messagesIn(frame.language)
  const nothing = isNarrowed(frame, filter) ? found.none : lists.nothingFiled
  const facets = facetsOf({
    // A language's section has no other language to offer.
    facets: libraryFacetOrder.filter((facet) => facet !== 'language' || frame.language === mainLanguage()),
    names: words.facets,
    choices,
    chosen: filter,
    nameOf: (facet, value) => choiceName(frame, { facet, value, choices }),
    addressOf: (facet, value) => libraryAddress(frame, { ...filter, [facet]: value }),
  })
  const sorts = sortOrder
    .filter((one) => list.total > 1 && (one !== 'best' || filter.q))
    .map((one) => ({
      name: found.sorts[one],
      address: libraryAddress(frame, { ...filter, sort: one === defaultSort(filter) ? undefined : one }),
      isCurrent: one === sort,
    }))
  const feedPath = libraryAddress(frame, { ...filter, sort: undefined })
  const { own, inMain } = partsOf(frame, list.items)
  // Feeds, references and the EPUB have only texts in the language.
  const isOnlyInMain = list.own === 0 && list.total > 0
  const columns = filter.q ? 'grid gap-8' : 'grid gap-8 lg:grid-cols-2'
  const teaser = (item: LibraryItem) => (
    <PublicationTeaser key={item.entryId} frame={frame} item={item} files={item.files} hits={item.hits} />
  )
  return (
    <ListDocument
      frame={frame}
      section="/publications"
      title={title}
      list={list}
      pathOf={pathOf}
      description={libraryDescription(frame, title, list.total)}
      // A single filter is a page worth finding; combinations and orders only repeat it.
      unlisted={
        chosenFacetsIn(frame, filter).length > 1 ||
        Boolean(filter.q) ||
        hasOwnSort(filter) ||
        isInMainAlone(frame, list.items)
      }
      feeds={filter.q || isOnlyInMain ? undefined : { path: feedPath, title }}
    >
      <PageTitle frame={frame} title={title}>
        {!isNarrowed(frame, filter) && <p>{words.everything}</p>}
      </PageTitle>
      <div className="grid gap-8 md:cols-library">
        <div>
          <h2 className="out">{words.narrow}</h2>
          <SearchForm
            frame={frame}
            inLibrary
            q={filter.q}
            kept={chosenFacetsIn(frame, filter).map((facet) => [facet, filter[facet]!])}
          />
          <Facets frame={frame} facets={facets} more={words.more} />
        </div>
        <section aria-labelledby="found">
          <ChosenFilters
            frame={frame}
            facets={facets}
            words={words}
            q={
              filter.q
                ? {
                    words: words.wordsChip({ q: filter.q }),
                    without: libraryAddress(frame, { ...filter, q: undefined }),
                  }
                : undefined
            }
            all={localPath(frame, '/publications')}
          />
          <FoundLine
            count={list.total > 0 ? lists.publications({ n: list.total }) : nothing}
            order={found.order}
            sorts={sorts}
            className="mb-6 "
          />
          {list.total === 0 && (
            <NoPublicationsFound frame={frame} filter={filter} choices={choices} reliefs={reliefs} />
          )}
          {own.length > 0 && <div className={columns}>{own.map(teaser)}</div>}
          <MainLanguagePart frame={frame} items={inMain} className={own.length > 0 ? 'mt-10' : undefined}>
            {(items) => <div className={columns}>{items.map(teaser)}</div>}
          </MainLanguagePart>
          {list.total > 0 && !isOnlyInMain && (
            <div className="hair mt-10 pt-2">
              <CiteLinks
                frame={frame}
                path={localPath(frame, '/publications')}
                query={queryIn(libraryAddress(frame, filter))}
              />
              {!filter.q && <ListFeeds frame={frame} path={feedPath} book={chosenFacetsIn(frame, filter).length < 2} />}
            </div>
          )}
          <Paging frame={frame} pathOf={pathOf} list={list} words={{ back: lists.previous, on: lists.next }} />
        </section>
      </div>
    </ListDocument>
  )
}

function queryIn(address: string) {
  const [, query] = address.split('?')
  return query ? `?${query}` : ''
}

type NoPublicationsProps = { frame: Frame; filter: PublicationFilter; choices: FacetChoices; reliefs: FilterRelief[] }

function NoPublicationsFound({ frame, filter, choices, reliefs }: NoPublicationsProps) {
  if (!isNarrowed(frame, filter)) return <MainLibraryNote frame={frame} />
  const words = messagesIn(frame.language).found
  const inTheWay = reliefs.filter(({ without }) => without !== 'language' || frame.language === mainLanguage())
  const otherwise = inTheWay.length > 0 ? words.takeAway : words.tryOthers
  return (
    <>
      {inTheWay.length > 0 && (
        <ul className="mb-6">
          <Reliefs
            steps={inTheWay.map(({ without, count }) => ({
              words: words.without({ choice: without === 'q' ? quotedWords(frame, filter.q!) : nameOf(without) }),
              address: libraryAddress(frame, { ...filter, [without]: undefined }),
              count: messagesIn(frame.language).lists.publications({ n: count }),
            }))}
          />
        </ul>
      )}
      <p className="summary">
        {otherwise}
        {gapAfter(otherwise)}
        <a href={localPath(frame, '/publications')} className="inline-block py-1">
          {words.seeAll}
        </a>
      </p>
    </>
  )

  function nameOf(facet: Exclude<FilterRelief['without'], 'q'>) {
    const { pair, facets } = messagesIn(frame.language).library
    return pair({ name: facets[facet], value: choiceName(frame, { facet, value: filter[facet]!, choices }).text })
  }
}

function MainLibraryNote({ frame }: { frame: Frame }) {
  if (frame.language === mainLanguage()) return null
  return (
    <p>
      <a href={localPath({ language: mainLanguage() }, '/publications')} className="go">
        {messagesIn(frame.language).search.allLanguages}
      </a>
    </p>
  )
}
