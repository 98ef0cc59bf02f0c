import type { Search, SearchFacet, SearchFilter } from '@/domain/published/search/search'
import { formatNumber } from '@/lib/text/numbers'
import { messagesIn } from '@/lib/messages/messages'
import type { Frame } from './frame'
import { LangText } from './parts'
import { choiceLabel, searchAddress } from './search-address'

type FacetsProps = { frame: Frame; filter: SearchFilter; choices: Search['choices'] }

/** Years and countries grow without end: the rest is folded. */
const maxShown = 8

export function SearchFacets({ offered, ...props }: FacetsProps & { offered: SearchFacet[] }) {
  const words = messagesIn(props.frame.language).search
  return (
    <>
      <h2 className="out">{words.narrow}</h2>
      {offered.map((facet) => (
        <section key={facet} className="hair pt-3 pb-4 hidden md:block" aria-label={words.facets[facet]}>
          <h3 className="label pb-1">{words.facets[facet]}</h3>
          <Choices {...props} facet={facet} />
        </section>
      ))}
      {offered.map((facet) => (
        <details key={facet} className="hair md:hidden">
          <summary className="label py-2">
            {words.facets[facet]} <span className="meta">({props.choices[facet].length})</span>
          </summary>
          <Choices {...props} facet={facet} />
        </details>
      ))}
    </>
  )
}

function Choices({ facet, ...props }: FacetsProps & { facet: SearchFacet }) {
  const all = props.choices[facet]
  // A reader sees one or two more sooner than they unfold them.
  const first = all.filter(
    ({ value }, n) => n < maxShown || all.length <= maxShown + 2 || value === props.filter[facet],
  )
  const others = all.filter((choice) => !first.includes(choice))
  return (
    <>
      <List {...props} facet={facet} visible={first} />
      {others.length > 0 && (
        <details>
          <summary className="meta pb-2">+ {others.length}</summary>
          <List {...props} facet={facet} visible={others} />
        </details>
      )}
    </>
  )
}

type ListProps = FacetsProps & { facet: SearchFacet; visible: Search['choices'][SearchFacet] }

function List({ frame, filter, choices, facet, visible }: ListProps) {
  return (
    <ul className="meta pb-2">
      {visible.map(({ value, count }) => {
        const isChosen = filter[facet] === value
        return (
          <li key={value} className="flex justify-between gap-4">
            <a
              href={searchAddress(frame, { ...filter, [facet]: isChosen ? undefined : value })}
              className="py-1 choice"
              aria-current={isChosen ? 'true' : undefined}
            >
              <LangText {...choiceLabel(frame, facet, value, choices[facet])} />
            </a>
            <span className="py-1">{formatNumber(count, frame.language)}</span>
          </li>
        )
      })}
    </ul>
  )
}
