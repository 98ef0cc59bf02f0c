import type { ReactNode } from 'react'
import { formatNumber } from '@/lib/text/numbers'
import type { Frame, Named } from './frame'
import { LangText, DefinitionPair } from './parts'

// A list that readers narrow by facets, such as countries: the library and the search.

type Choice = { value: string; name: Named; count: number; address: string; isChosen: boolean }
type Facet = { name: string; choices: Choice[]; chosen?: { name: Named; without: string } }

type Narrowing<F extends string> = {
  facets: F[]
  names: Record<F, string>
  choices: Record<F, { value: string; count: number }[]>
  chosen: { [One in F]?: string }
  nameOf: (facet: F, value: string) => Named
  addressOf: (facet: F, value?: string) => string
}

export function facetsOf<F extends string>({
  facets,
  names,
  choices,
  chosen,
  nameOf,
  addressOf,
}: Narrowing<F>): Facet[] {
  const offered = facets.filter((facet) => choices[facet].length > 1 || chosen[facet])
  return offered.map((facet) => {
    const own: string | undefined = chosen[facet]
    return {
      name: names[facet],
      choices: choices[facet].map(({ value, count }) => {
        const isChosen = value === own
        const address = addressOf(facet, isChosen ? undefined : value)
        return { value, name: nameOf(facet, value), count, address, isChosen }
      }),
      chosen: own ? { name: nameOf(facet, own), without: addressOf(facet) } : undefined,
    }
  })
}

type FacetsProps = { frame: Frame; facets: Facet[]; more: (values: { n: number }) => string }

/** Choices that are shown at once: the rest is folded, since years and countries grow without end. */
const maxShown = 8

export function Facets({ frame, facets, more }: FacetsProps) {
  return (
    <>
      <div className="hidden md:block">
        {facets.map(({ name, choices }) => (
          <section key={name} className="hair pt-3 pb-4" aria-label={name}>
            <h3 className="label pb-1">{name}</h3>
            <FoldedList frame={frame} choices={choices} more={more} />
          </section>
        ))}
      </div>
      <div className="md:hidden">
        {facets.map(({ name, choices }) => (
          <details key={name} className="hair">
            <summary className="label py-2">
              {name} <span className="meta">({choices.length})</span>
            </summary>
            <List frame={frame} choices={choices} />
          </details>
        ))}
      </div>
    </>
  )
}

type ListProps = { frame: Frame; choices: Choice[] }

function FoldedList({ frame, choices, more }: ListProps & Pick<FacetsProps, 'more'>) {
  // Showing one or two more is quicker than unfolding them.
  if (choices.length <= maxShown + 2) return <List frame={frame} choices={choices} />
  const first = choices.filter(({ isChosen }, n) => n < maxShown || isChosen)
  const others = choices.filter((choice) => !first.includes(choice))
  return (
    <>
      <List frame={frame} choices={first} />
      <details>
        <summary className="meta pb-2">{more({ n: others.length })}</summary>
        <List frame={frame} choices={others} />
      </details>
    </>
  )
}

function List({ frame, choices }: ListProps) {
  return (
    <ul className="meta pb-2">
      {choices.map(({ value, name, count, address, isChosen }) => (
        <li key={value} className="flex justify-between gap-4">
          <a href={address} className="py-1 choice" aria-current={isChosen ? 'true' : undefined}>
            <LangText {...name} />
          </a>
          <span className="py-1">{formatNumber(count, frame.language)}</span>
        </li>
      ))}
    </ul>
  )
}

type ChosenProps = {
  frame: Frame
  facets: Facet[]
  words: { chosen: string; remove: string; clear: string }
  /** The words that were searched, if they can be dropped too. */
  q?: { words: string; without: string }
  all: string
  further?: ReactNode
}

export function ChosenFilters({ frame, facets, words, q, all, further }: ChosenProps) {
  const chips = facets.flatMap(({ name, chosen }) => (chosen ? [{ facet: name, ...chosen }] : []))
  const many = chips.length + (q ? 1 : 0)
  if (many === 0 && !further) return null
  return (
    <ul className="mb-6 flex flex-wrap gap-2 meta" aria-label={words.chosen}>
      {chips.map(({ facet, name, without }) => (
        <Chip key={facet} remove={words.remove} href={without}>
          <DefinitionPair frame={frame} name={facet}>
            <LangText {...name} />
          </DefinitionPair>
        </Chip>
      ))}
      {q && (
        <Chip remove={words.remove} href={q.without}>
          {q.words}
        </Chip>
      )}
      {many > 1 && (
        <li>
          <a href={all} className="go">
            {words.clear}
          </a>
        </li>
      )}
      {further}
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

type FoundProps = {
  count: string
  order: string
  /** Empty if there is nothing to sort. */
  sorts: { name: string; address: string; isCurrent: boolean }[]
  className?: string
}

export function FoundLine({ count, order, sorts, className = '' }: FoundProps) {
  return (
    <div className={`rule meta pt-2 ${className}flex flex-wrap items-baseline justify-between gap-x-6`}>
      <h2 id="found" className="py-1">
        {count}
      </h2>
      {sorts.length > 0 && (
        <nav aria-label={order}>
          <ul className="flex flex-wrap gap-x-4">
            {sorts.map(({ name, address, isCurrent }) => (
              <li key={name}>
                <a href={address} className="inline-block py-1 choice" aria-current={isCurrent ? 'true' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}

/** Shows filters to drop so that something is found. `count`: how many texts that would be. */
export function Reliefs({ steps }: { steps: { words: string; address: string; count: string }[] }) {
  return steps.map(({ words, address, count }) => (
    <li key={words}>
      <a href={address} className="inline-block py-1 breaks">
        {words}
      </a>{' '}
      <span className="meta">{count}</span>
    </li>
  ))
}
