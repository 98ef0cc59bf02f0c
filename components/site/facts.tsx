import type { ReactNode } from 'react'
import type { Item } from '@/domain/published/item'
import { doiAddress } from '@/lib/citations/reference'
import { deskLanguage, mainLanguage } from '@/lib/languages'
import { licences } from '@/lib/licences'
import { nameKey } from '@/lib/slug'
import { partialDate } from '@/lib/time'
import { datesOf, langOf, listsWith, local, type Frame } from './frame'
import { LastUpdate } from './item-parts'
import { termName } from './named'
import { DateOf, LangText } from './parts'
import { languageWords } from './words/languages'
import { publicationWords } from './words/publication'
import { say } from './words/say'
import { typeName } from './words/types'

type Props = { frame: Frame; item: Item }

/** What a title page says, and what a catalogue adds to it. */
export function Facts({ frame, item }: Props) {
  const lists = listsWith(frame, item)
  const library = local(lists, '/publications')
  const lang = langOf(frame, item.language)
  const words = say(frame, publicationWords)
  return (
    <dl className="facts mt-6">
      <Fact name={words.type}>
        {item.publicationType && (
          <a href={`${library}?type=${item.publicationType}`}>{typeName(item.publicationType, frame.language)}</a>
        )}
      </Fact>
      <Fact name={words.series}>{item.series && <Series frame={frame} item={item} library={library} />}</Fact>
      <Fact name={words.authors(item.authors.length)}>
        {item.authors.length > 0 ? (
          <Authors frame={frame} item={item} />
        ) : (
          item.byline && <span lang={lang}>{item.byline}</span>
        )}
      </Fact>
      <Fact name={words.publisher}>
        {(item.publisher || frame.site.publisher) && (
          <span lang={item.publisher ? lang : langOf(frame, mainLanguage())}>
            {item.publisher || frame.site.publisher}
          </span>
        )}
      </Fact>
      <Fact name={words.published}>
        {item.publishedOn && <time dateTime={item.publishedOn}>{partialDate(item.publishedOn, datesOf(frame))}</time>}
      </Fact>
      <Fact name={words.here}>
        <DateOf at={item.dated} frame={frame} />
      </Fact>
      <Fact name={words.updated}>{item.changes.length > 0 && <LastUpdate frame={frame} item={item} bare />}</Fact>
      <Fact name={words.language}>{say(frame, languageWords)[item.language]}</Fact>
      <Fact name={words.countries(item.countries.length)}>
        {item.countries.length > 0 && <Terms frame={frame} links={item.countries} base={local(lists, '/countries')} />}
      </Fact>
      <Fact name={words.topics(item.topics.length)}>
        {item.topics.length > 0 && <Terms frame={frame} links={item.topics} base={local(lists, '/topics')} />}
      </Fact>
      <Fact name="ISBN">{item.isbn}</Fact>
      <Fact name="DOI">{item.doi && <a href={doiAddress(item.doi)}>{item.doi}</a>}</Fact>
      <Fact name={words.reference}>{item.reference}</Fact>
      <Fact name={words.licence}>{item.licence && <Licence frame={frame} licence={item.licence} />}</Fact>
    </dl>
  )
}

/** What something is called, and what it is; nothing where it is not known. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
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
  const name = (
    <>
      <span lang={langOf(frame, item.language)}>{item.series}</span>
      {item.seriesNumber && say(frame, publicationWords).number(item.seriesNumber)}
    </>
  )
  return key ? <a href={`${library}?series=${encodeURIComponent(key)}`}>{name}</a> : name
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

function Terms({ frame, links, base }: { frame: Frame; links: Item['topics']; base: string }) {
  return links.map((term, i) => (
    <span key={term.slug}>
      {i > 0 && say(frame, publicationWords).comma}
      <a href={`${base}/${term.slug}`}>
        <LangText {...termName(frame, term)} />
      </a>
    </span>
  ))
}

function Licence({ frame, licence }: { frame: Frame; licence: string }) {
  const details = licences[licence]
  if (!details) return null
  const { reserved, permission } = say(frame, publicationWords)
  if (licence === 'all-rights-reserved') return reserved
  if (licence === 'permission') return permission
  return (
    <a href={details.url} rel="license" lang={langOf(frame, deskLanguage)}>
      {details.name}
    </a>
  )
}
