import type { Search, SearchFilter } from '@/domain/published/search/search'
import type { Teaser } from '@/domain/published/posts'
import type { Term } from '@/domain/published/terms'
import { helpPath, local, type Frame } from './frame'
import { inQuotes } from './named'
import { Section } from './parts'
import { choiceLabel, searchAddress } from './search-address'
import { TeaserList } from './teaser-list'
import { TermIndex } from './terms-page'
import { frontWords } from './words/front'
import { helpWords } from './words/help'
import { libraryWords } from './words/library'
import { say } from './words/say'
import { searchWords } from './words/search'
import { sectionNames } from './words/sections'

type EmptyProps = { frame: Frame; filter: SearchFilter; search: Search }
export type WaysOn = { latest: Teaser[]; topics: Term[] }

export function NoSearchResults({ ways, ...search }: EmptyProps & { ways?: WaysOn }) {
  return (
    <>
      <Less {...search} />
      {ways && <Elsewhere frame={search.frame} {...ways} />}
    </>
  )
}

function Elsewhere({ frame, latest, topics }: WaysOn & { frame: Frame }) {
  const [front, sections] = [say(frame, frontWords), say(frame, sectionNames)]
  return (
    <div className="mt-10 grid gap-10 md:grid-cols-2">
      {latest.length > 0 && (
        <Section title={front.latest}>
          <TeaserList frame={frame} items={latest} />
          <a className="go hair block pt-3" href={local(frame, '/archive')}>
            {front.wholeRecord}
          </a>
        </Section>
      )}
      {topics.length > 0 && (
        <Section title={sections['/topics']}>
          <TermIndex frame={frame} kind="topic" terms={topics} />
        </Section>
      )}
      {frame.help && (
        <p>
          <a className="go" href={helpPath(frame)}>
            {say(frame, helpWords).title}
          </a>
        </p>
      )}
    </div>
  )
}

function Less({ frame, filter, search }: EmptyProps) {
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
