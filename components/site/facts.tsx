import type { ReactNode } from 'react'
import type { Item } from '@/domain/published/item'
import { doiAddress } from '@/lib/citations/reference'
import { languageNames } from '@/lib/languages'
import { licences } from '@/lib/licences'
import { nameKey } from '@/lib/slug'
import { partialDate } from '@/lib/time'
import { langOf, local, type Frame } from './frame'
import { LastUpdate } from './item-parts'
import { DateOf } from './parts'
import { typeName } from './words/entry'

type Props = { frame: Frame; item: Item }

/** What a title page says, and what a catalogue adds to it. */
export function Facts({ frame, item }: Props) {
  const library = local(item, '/publications')
  const lang = langOf(frame, item.language)
  return (
    <dl className="facts mt-6">
      <Fact name="Type">
        {item.publicationType && (
          <a href={`${library}?type=${item.publicationType}`}>{typeName(item.publicationType)}</a>
        )}
      </Fact>
      <Fact name="Series">{item.series && <Series frame={frame} item={item} library={library} />}</Fact>
      <Fact name={item.authors.length > 1 ? 'Authors' : 'Author'}>
        {item.authors.length > 0 ? (
          <Authors frame={frame} item={item} />
        ) : (
          item.byline && <span lang={lang}>{item.byline}</span>
        )}
      </Fact>
      <Fact name="Publisher">{item.publisher || frame.site.publisher}</Fact>
      <Fact name="Published">
        {item.publishedOn && <time dateTime={item.publishedOn}>{partialDate(item.publishedOn)}</time>}
      </Fact>
      <Fact name="On this site since">
        <DateOf at={item.dated} frame={frame} />
      </Fact>
      <Fact name="Updated">{item.changes.length > 0 && <LastUpdate frame={frame} item={item} bare />}</Fact>
      <Fact name="Language">{languageNames[item.language].english}</Fact>
      <Fact name={item.countries.length > 1 ? 'Countries' : 'Country'}>
        {item.countries.length > 0 && <Terms links={item.countries} base={local(item, '/countries')} />}
      </Fact>
      <Fact name={item.topics.length > 1 ? 'Topics' : 'Topic'}>
        {item.topics.length > 0 && <Terms links={item.topics} base={local(item, '/topics')} />}
      </Fact>
      <Fact name="ISBN">{item.isbn}</Fact>
      <Fact name="DOI">{item.doi && <a href={doiAddress(item.doi)}>{item.doi}</a>}</Fact>
      <Fact name="Reference">{item.reference}</Fact>
      <Fact name="Licence">{item.licence && <Licence licence={item.licence} />}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Series({ frame, item, library }: Props & { library: string }) {
  const key = nameKey(item.series)
  const name = <span lang={langOf(frame, item.language)}>{item.series}</span>
  return (
    <>
      {key ? <a href={`${library}?series=${encodeURIComponent(key)}`}>{name}</a> : name}
      {item.seriesNumber && `, no. ${item.seriesNumber}`}
    </>
  )
}

function Authors({ frame, item }: Props) {
  return (
    <ul>
      {item.authors.map(({ name }, n) => (
        <li key={n} lang={langOf(frame, item.language)}>
          {name}
        </li>
      ))}
    </ul>
  )
}

function Terms({ links, base }: { links: Item['topics']; base: string }) {
  return links.map(({ slug, name }, i) => (
    <span key={slug}>
      {i > 0 && ', '}
      <a href={`${base}/${slug}`}>{name}</a>
    </span>
  ))
}

function Licence({ licence }: { licence: string }) {
  const known = licences[licence]
  if (!known) return null
  return known.url ? (
    <a href={known.url} rel="license">
      {known.name}
    </a>
  ) : (
    known.name
  )
}
