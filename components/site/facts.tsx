import type { ReactNode } from 'react'
import type { Item } from '@/domain/published/item'
import { doiAddress } from '@/lib/text/doi'
import { deskLanguage, mainLanguage } from '@/lib/languages/languages'
import { isoStamp } from '@/lib/kinds/field'
import { comesToAnEnd, factsIn, fieldsOf, type AnyFacts, type AnyField } from '@/lib/kinds/kinds'
import { licences } from '@/lib/text/licences'
import { nameKey } from '@/lib/text/slug'
import { clockAndOffset, longDate, partialDate } from '@/lib/time/time'
import { contactUri } from '@/lib/web/contact'
import { fieldName, languageName, messagesIn } from '@/lib/messages/messages'
import { datesOf, langOf, localPath, type Frame, termName } from './frame'
import { LastUpdate } from './item-parts'
import { stateName, zoneOf } from './occasion'
import { DateOf, LangText } from './parts'
import { typeName } from '@/components/site/type-name'

type Props = { frame: Frame; item: Item }

export function ItemFacts({ frame, item }: Props) {
  const words = messagesIn(frame.language).publication
  return (
    <dl className="facts">
      <OwnFacts frame={frame} item={item} shown="before" />
      <FactPair name={words.here}>
        <DateOf at={item.dated} frame={frame} />
      </FactPair>
      <FactPair name={words.updated}>
        {item.changes.length > 0 && <LastUpdate frame={frame} item={item} bare />}
      </FactPair>
      <FactPair name={words.language}>{languageName(item.language, frame.language)}</FactPair>
      <FactPair name={words.countries({ n: item.countries.length })}>
        {item.countries.length > 0 && (
          <TermLinks frame={frame} links={item.countries} base={localPath(frame, '/countries')} />
        )}
      </FactPair>
      <FactPair name={words.topics({ n: item.topics.length })}>
        {item.topics.length > 0 && <TermLinks frame={frame} links={item.topics} base={localPath(frame, '/topics')} />}
      </FactPair>
      <OwnFacts frame={frame} item={item} shown="after" />
    </dl>
  )
}

export function OccasionFacts({ frame, item }: Props) {
  if (!comesToAnEnd(item.kind)) return null
  return (
    <>
      <dl className="facts mb-4">
        <OwnFacts frame={frame} item={item} shown="before" />
      </dl>
      <p className="meta mb-8">
        <strong>{stateName(frame, item)}</strong>
        {item.endsAt !== null && (
          <>
            {' · '}
            <a href={`${item.path}/calendar.ics`}>{messagesIn(frame.language).ending.calendar}</a>
          </>
        )}
      </p>
    </>
  )
}

function OwnFacts({ frame, item, shown }: Props & { shown: AnyField['shown'] }) {
  const facts = factsIn(item.kind, item) as AnyFacts
  return fieldsOf(item.kind)
    .filter((field) => field.shown === shown)
    .map((field) => {
      const value = facts[field.name]
      const FieldView = fieldViews[field.shownAs ?? field.form]
      return (
        <FactPair key={field.name} name={fieldName(field, frame.language, Array.isArray(value) ? value.length : 1)}>
          {FieldView ? FieldView({ frame, item, value: value as never }) : String(value)}
        </FactPair>
      )
    })
}

type FieldValue = Props & { value: string }

const fieldViews: Partial<Record<string, (field: FieldValue) => ReactNode>> = {
  type: ({ frame, item, value }) =>
    item.publicationType && (
      <a href={`${localPath(frame, '/publications')}?type=${value}`}>{typeName(value, frame.language)}</a>
    ),
  series: ({ frame, item, value }) =>
    value && <SeriesLink frame={frame} item={item} library={localPath(frame, '/publications')} />,
  names: ({ frame, item }) =>
    item.authors.length > 0 ? (
      <AuthorList frame={frame} item={item} />
    ) : (
      item.byline && <bdi lang={langOf(frame, item.language)}>{item.byline}</bdi>
    ),
  publisher: ({ frame, item, value }) =>
    (value || frame.site.publisher) && (
      <bdi lang={langOf(frame, value ? item.language : mainLanguage())}>{value || frame.site.publisher}</bdi>
    ),
  date: ({ frame, value }) => value && <time dateTime={value}>{partialDate(value, datesOf(frame))}</time>,
  moment: ({ frame, item, value }) => value && <FactMoment frame={frame} item={item} at={Number(value)} />,
  address: ({ value }) => value && <a href={contactUri(value) ?? value}>{value}</a>,
  doi: ({ value }) => value && <a href={doiAddress(value)}>{value}</a>,
  licence: ({ frame, value }) => value && <LicenceLink frame={frame} licence={value} />,
}

export function FactPair({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function FactMoment({ frame, item, at }: Props & { at: number }) {
  const zone = zoneOf(frame, item)
  // Outside the element, the time can go to the next line of a narrow column.
  return (
    <>
      <time dateTime={isoStamp(at, { timeZone: zone })}>{longDate(at, zone, datesOf(frame))}</time>,{' '}
      {clockAndOffset(at, zone)}
    </>
  )
}

function SeriesLink({ frame, item, library }: Props & { library: string }) {
  const key = nameKey(item.series)
  const name = (
    <>
      <bdi lang={langOf(frame, item.language)}>{item.series}</bdi>
      {item.seriesNumber && messagesIn(frame.language).publication.number({ number: item.seriesNumber })}
    </>
  )
  return key ? <a href={`${library}?series=${encodeURIComponent(key)}`}>{name}</a> : name
}

function AuthorList({ frame, item }: Props) {
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

function TermLinks({ frame, links, base }: { frame: Frame; links: Item['topics']; base: string }) {
  return links.map((term, i) => (
    <span key={term.slug}>
      {i > 0 && messagesIn(frame.language).publication.comma}
      <a href={`${base}/${encodeURIComponent(term.slug)}`}>
        <LangText {...termName(frame, term)} />
      </a>
    </span>
  ))
}

function LicenceLink({ frame, licence }: { frame: Frame; licence: string }) {
  const details = licences[licence]
  if (!details) return null
  const { reserved, permission } = messagesIn(frame.language).publication
  if (licence === 'all-rights-reserved') return reserved
  if (licence === 'permission') return permission
  return (
    <a href={details.url} rel="license" lang={langOf(frame, deskLanguage)}>
      {details.name}
    </a>
  )
}
