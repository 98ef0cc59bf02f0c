import type { Choice, Facet, Filter } from '@/domain/published/library'
import { isLanguage, languageNames } from '@/lib/languages'
import type { Frame } from './frame'
import { chosenIn, facetNames, facetOrder, libraryAddress } from './library-address'
import { typeName } from './words'

export type FacetChoices = Record<Facet, Choice[]>
type FacetsProps = { frame: Frame; filter: Filter; choices: FacetChoices }

/** Ways to narrow the library: open beside the list where there is room, folded where there is not. */
export function Facets(props: FacetsProps) {
  const offered = facetOrder.filter((facet) => props.choices[facet].length > 1)
  return (
    <>
      <div className="hidden md:block">
        {offered.map((facet) => (
          <section key={facet} className="hair pt-3 pb-4">
            <h3 className="label">{facetNames[facet]}</h3>
            <Choices {...props} facet={facet} />
          </section>
        ))}
      </div>
      <div className="md:hidden">
        {offered.map((facet) => (
          <details key={facet} className="hair">
            <summary className="label py-2">
              {facetNames[facet]} <span className="meta">({props.choices[facet].length})</span>
            </summary>
            <Choices {...props} facet={facet} />
          </details>
        ))}
      </div>
    </>
  )
}

function Choices({ frame, filter, choices, facet }: FacetsProps & { facet: Facet }) {
  return (
    <ul className="meta pb-2">
      {choices[facet].map(({ value, label, count }) => {
        const chosen = filter[facet] === value
        const address = libraryAddress(frame, { ...filter, [facet]: chosen ? undefined : value })
        return (
          <li key={value} className="flex justify-between gap-4">
            <a href={address} className="py-1 choice" aria-current={chosen ? 'true' : undefined}>
              {choiceName(facet, value, label)}
            </a>
            <span className="py-1">{count}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** What has been chosen, each removable. */
export function Chosen({ frame, filter, choices }: FacetsProps) {
  const chosen = chosenIn(frame, filter)
  if (chosen.length === 0 && !filter.q) return null
  return (
    <ul className="mb-6 flex flex-wrap gap-2 meta" aria-label="Chosen">
      {chosen.map((facet) => {
        const value = filter[facet]!
        const label = choices[facet].find((choice) => choice.value === value)?.label ?? value
        return (
          <Chip key={facet} href={libraryAddress(frame, { ...filter, [facet]: undefined })}>
            {`${facetNames[facet]}: ${choiceName(facet, value, label)}`}
          </Chip>
        )
      })}
      {filter.q && <Chip href={libraryAddress(frame, { ...filter, q: undefined })}>{`Words: ${filter.q}`}</Chip>}
    </ul>
  )
}

function Chip({ href, children }: { href: string; children: string }) {
  return (
    <li className="min-w-0">
      <a href={href} className="chip breaks">
        <span className="out">Remove </span>
        {children}
        <span aria-hidden="true">×</span>
      </a>
    </li>
  )
}

function choiceName(facet: Facet, value: string, label: string) {
  if (facet === 'type') return typeName(value)
  if (facet === 'language' && isLanguage(value)) return languageNames[value].english
  return label
}
