import type { SearchOutcome, SearchFilter } from '@/domain/published/search/search'
import type { Teaser } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { messagesIn } from '@/lib/messages/messages'
import { helpPath, localPath, type Frame } from './frame'
import { Reliefs } from './narrowing'
import { SectionWithTitle } from './parts'
import { choiceLabel, searchAddress } from './search-address'
import { TeaserList } from './teasers'
import { TermIndex } from './terms-page'

type Relief = SearchOutcome['reliefs'][number]
type EmptyProps = { frame: Frame; filter: SearchFilter; search: SearchOutcome }
export type SearchSuggestions = { latest: Teaser[]; topics: ListedTerm[] }

export function NoSearchResults({ ways, ...search }: EmptyProps & { ways?: SearchSuggestions }) {
  return (
    <div className="mt-6">
      <OtherWayLinks {...search} />
      {ways && <SearchSuggestionLinks frame={search.frame} {...ways} />}
    </div>
  )
}

function SearchSuggestionLinks({ frame, latest, topics }: SearchSuggestions & { frame: Frame }) {
  const { front, sections } = messagesIn(frame.language)
  return (
    <div className="mt-10 grid gap-10 md:grid-cols-2">
      {latest.length > 0 && (
        <SectionWithTitle title={front.latest}>
          <TeaserList frame={frame} items={latest} />
          <a className="go hair block pt-3" href={localPath(frame, '/archive')}>
            {front.wholeRecord}
          </a>
        </SectionWithTitle>
      )}
      {topics.length > 0 && (
        <SectionWithTitle title={sections.topics}>
          <TermIndex frame={frame} kind="topic" terms={topics} />
        </SectionWithTitle>
      )}
      {frame.help && (
        <p>
          <a className="go" href={helpPath(frame)}>
            {messagesIn(frame.language).help.title}
          </a>
        </p>
      )}
    </div>
  )
}

function OtherWayLinks({ frame, filter, search }: EmptyProps) {
  const words = messagesIn(frame.language).search
  if (!search.hasWords) return <p className="summary">{words.noWord}</p>
  return (
    <>
      {search.suggestions.length > 0 && (
        <div className="mb-6">
          <h3 className="label">{words.didYouMean}</h3>
          <ul>
            <Reliefs
              steps={search.suggestions.map(({ q, count }) => ({
                words: q,
                address: searchAddress(frame, { ...filter, q }),
                count: words.resultCount({ count }),
              }))}
            />
          </ul>
        </div>
      )}
      {search.reliefs.length > 0 && (
        <ul className="mb-6">
          <Reliefs
            steps={search.reliefs.map((relief) => ({
              words: nameOf(relief),
              address: searchAddress(frame, without(relief)),
              count: words.resultCount({ count: relief.count }),
            }))}
          />
        </ul>
      )}
      {search.list.total === 0 && <p className="summary">{words.advice}</p>}
    </>
  )

  function without({ without: facet }: Relief): SearchFilter {
    return { ...filter, ...(facet === 'language' && { readers: undefined }), [facet]: undefined }
  }

  function nameOf({ without: facet }: Relief) {
    if (facet === 'language') return words.allLanguages
    const { text } = choiceLabel(frame, facet, filter[facet]!, search.choices[facet])
    return words.without({ name: messagesIn(frame.language).library.pair({ name: words.facets[facet], value: text }) })
  }
}
