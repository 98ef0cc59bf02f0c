import type { Search, SearchFilter } from '@/domain/published/search/search'
import type { Frame } from './frame'
import { inQuotes } from './named'
import { choiceLabel, searchAddress } from './search-address'
import { libraryWords } from './words/library'
import { say } from './words/say'
import { searchWords } from './words/search'

type EmptyProps = { frame: Frame; filter: SearchFilter; search: Search }

/** Where nothing was found: what may have been meant, and what there is with less. */
export function NoSearchResults({ frame, filter, search }: EmptyProps) {
  const words = say(frame, searchWords)
  if (!search.hasWords) return <p className="summary">{words.noWord}</p>
  return (
    <>
      {search.suggestions.length > 0 && (
        <div className="mb-6">
          <h3 className="label">{words.didYouMean}</h3>
          <ul>
            {search.suggestions.map(({ q, count }) => (
              <Way key={q} href={searchAddress(frame, { ...filter, q })} count={count} countWords={words.resultCount}>
                {q}
              </Way>
            ))}
          </ul>
        </div>
      )}
      {search.reliefs.length > 0 && (
        <ul className="mb-6">
          {search.reliefs.map((relief) => {
            const less =
              relief.without === 'word'
                ? { ...filter, q: relief.q }
                : {
                    ...filter,
                    ...(relief.without === 'language' && { readers: undefined }),
                    [relief.without]: undefined,
                  }
            return (
              <Way
                key={relief.without === 'word' ? relief.q : relief.without}
                href={searchAddress(frame, less)}
                count={relief.count}
                countWords={words.resultCount}
              >
                {nameOf(relief)}
              </Way>
            )
          })}
        </ul>
      )}
      <p className="summary">{words.advice}</p>
    </>
  )

  function nameOf(relief: Search['reliefs'][number]) {
    if (relief.without === 'word') return words.without(inQuotes(frame, relief.word.replace(/^"|"$/g, '')))
    if (relief.without === 'language') return words.allLanguages
    const { without: facet } = relief
    const { text } = choiceLabel(frame, facet, filter[facet]!, search.choices[facet])
    return words.without(say(frame, libraryWords).pair(words.facets[facet], text))
  }
}

type WayProps = { href: string; count: number; countWords: (count: number) => string; children: string }

function Way({ href, count, countWords, children }: WayProps) {
  return (
    <li>
      <a href={href} className="inline-block py-1 breaks">
        {children}
      </a>{' '}
      <span className="meta">{countWords(count)}</span>
    </li>
  )
}
