import type { ReactNode } from 'react'
import type { Choice, Choices, PublicationFacet, PublicationFilter } from '@/domain/published/library'
import { mainLanguage } from '@/lib/languages/languages'
import { formatNumber } from '@/lib/text/numbers'
import { messagesIn } from '@/lib/messages/messages'
import { choiceName } from './choice-name'
import { local, type Frame } from './frame'
import { chosenIn, libraryFacetOrder, libraryAddress } from './library-address'
import { Pair, LangText } from './parts'

type FacetsProps = { frame: Frame; filter: PublicationFilter; choices: Choices }

const maxShown = 8

export function Facets(props: FacetsProps) {
  // The section of a language has no other language to offer.
  const facets = libraryFacetOrder.filter((facet) => facet !== 'language' || props.frame.language === mainLanguage())
  const offeredFacets = facets.filter(
    (facet) => props.choices[facet].length > 1 || chosenIn(props.frame, props.filter).includes(facet),
  )
  return (
    <>
      <div className="hidden md:block">
        {offeredFacets.map((facet) => (
          <section key={facet} className="hair pt-3 pb-4">
            <h3 className="label pb-1">{messagesIn(props.frame.language).library.facets[facet]}</h3>
            <Folded {...props} facet={facet} />
          </section>
        ))}
      </div>
      <div className="md:hidden">
        {offeredFacets.map((facet) => (
          <details key={facet} className="hair">
            <summary className="label py-2">
              {messagesIn(props.frame.language).library.facets[facet]}{' '}
              <span className="meta">({props.choices[facet].length})</span>
            </summary>
            <List {...props} facet={facet} choices={props.choices[facet]} all={props.choices} />
          </details>
        ))}
      </div>
    </>
  )
}

function Folded({ choices: all, facet, ...props }: FacetsProps & { facet: PublicationFacet }) {
  const choices = all[facet]
  // A reader sees one or two more sooner than they unfold them.
  if (choices.length <= maxShown + 2) return <List {...props} facet={facet} choices={choices} all={all} />
  const first = choices.filter((choice, n) => n < maxShown || choice.value === props.filter[facet])
  const others = choices.filter((choice) => !first.includes(choice))
  return (
    <>
      <List {...props} facet={facet} choices={first} all={all} />
      <details>
        <summary className="meta pb-2">{messagesIn(props.frame.language).library.more({ n: others.length })}</summary>
        <List {...props} facet={facet} choices={others} all={all} />
      </details>
    </>
  )
}

type ListProps = { frame: Frame; filter: PublicationFilter; facet: PublicationFacet; choices: Choice[]; all: Choices }

function List({ frame, filter, facet, choices, all }: ListProps) {
  return (
    <ul className="meta pb-2">
      {choices.map(({ value, count }) => {
        const isChosen = filter[facet] === value
        const address = libraryAddress(frame, { ...filter, [facet]: isChosen ? undefined : value })
        return (
          <li key={value} className="flex justify-between gap-4">
            <a href={address} className="py-1 choice" aria-current={isChosen ? 'true' : undefined}>
              <LangText {...choiceName(frame, { facet, value, choices: all })} />
            </a>
            <span className="py-1">{formatNumber(count, frame.language)}</span>
          </li>
        )
      })}
    </ul>
  )
}

export function Chosen({ frame, filter, choices }: FacetsProps) {
  const chosenFacets = chosenIn(frame, filter)
  const words = messagesIn(frame.language).library
  const many = chosenFacets.length + (filter.q ? 1 : 0)
  if (many === 0) return null
  return (
    <ul className="mb-6 flex flex-wrap gap-2 meta" aria-label={words.chosen}>
      {chosenFacets.map((facet) => (
        <Chip key={facet} remove={words.remove} href={libraryAddress(frame, { ...filter, [facet]: undefined })}>
          <Pair frame={frame} name={words.facets[facet]}>
            <LangText {...choiceName(frame, { facet, value: filter[facet]!, choices })} />
          </Pair>
        </Chip>
      ))}
      {filter.q && (
        <Chip remove={words.remove} href={libraryAddress(frame, { ...filter, q: undefined })}>
          {words.wordsChip({ q: filter.q })}
        </Chip>
      )}
      {many > 1 && (
        <li>
          <a href={local(frame, '/publications')} className="go">
            {words.clear}
          </a>
        </li>
      )}
    </ul>
  )
}

function Chip({ remove, href, children }: { remove: string; href: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} className="chip breaks">
        <span className="out">{remove} </span>
        {children}
        <span aria-hidden="true">×</span>
      </a>
    </li>
  )
}
