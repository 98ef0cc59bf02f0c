import type { Search, SearchFilter } from '@/domain/published/search/search'
import type { Teaser } from '@/domain/published/posts'
import type { Term } from '@/domain/published/terms'
import { messagesIn } from '@/lib/messages/messages'
import { helpPath, local, type Frame } from './frame'
import { inQuotes } from './named'
import { Section } from './parts'
import { choiceLabel, searchAddress } from './search-address'
import { TeaserList } from './teaser-list'
import { TermIndex } from './terms-page'

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
  const { front, sections } = messagesIn(frame.language)
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
        <Section title={sections.topics}>
          <TermIndex frame={frame} kind="topic" terms={topics} />
        </Section>
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

function Less({ frame, filter, search }: EmptyProps) {
  const words = messagesIn(frame.language).search
  if (!search.hasWords) return <p className="summary">{words.noWord}</p>
  return (
    <>
      {search.suggestions.length > 0 && (
        <div className="mb-6">
          <h3 className="label">{words.didYouMean}</h3>
          <ul>
            {search.suggestions.map(({ q, count }) => (
              <Way key={q} href={searchAddress(frame, { ...filter, q })} count={words.resultCount({ count })}>
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
                count={words.resultCount({ count: relief.count })}
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
    if (relief.without === 'word') return words.without({ name: inQuotes(frame, relief.word.replace(/^"|"$/g, '')) })
    if (relief.without === 'language') return words.allLanguages
    const { without: facet } = relief
    const { text } = choiceLabel(frame, facet, filter[facet]!, search.choices[facet])
    return words.without({ name: messagesIn(frame.language).library.pair({ name: words.facets[facet], value: text }) })
  }
}

type WayProps = { href: string; count: string; children: string }

function Way({ href, count, children }: WayProps) {
  return (
    <li>
      <a href={href} className="inline-block py-1 breaks">
        {children}
      </a>{' '}
      <span className="meta">{count}</span>
    </li>
  )
}
