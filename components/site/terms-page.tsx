import type { MapPlace } from '@/domain/published/places'
import type { ListedTerm, TermKind } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages/languages'
import { termPaths } from '@/lib/web/term-paths'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { langOf, localPath, type Frame, termName, sectionName, type Named } from './frame'
import { EmptyList } from './lists'
import { collectionThing } from './json-ld'
import { CountText, PageTitle, LangText, SectionWithTitle } from './parts'
import { mapOf } from '@/lib/map/cached-map'
import type { CountryShape } from '@/lib/map/draw-map'

type TermsProps = {
  frame: Frame
  kind: TermKind
  terms: ListedTerm[]
  places?: MapPlace[]
}

export function TermsPage({ frame, kind, terms, places = [] }: TermsProps) {
  const path = termPaths[kind]
  const title = sectionName(path, frame.language)
  const words = messagesIn(frame.language).lists
  const lead = kind === 'topic' ? words.topicsLead : words.countriesLead
  return (
    <Document
      frame={frame}
      section={path}
      title={title}
      description={lead}
      path={localPath(frame, path)}
      structured={[collectionThing(frame, { name: title, path: localPath(frame, path) })]}
    >
      <PageTitle frame={frame} title={title}>
        {terms.length > 0 ? <p>{lead}</p> : <EmptyList frame={frame} path={path} nothing={words.nothingFiled} />}
      </PageTitle>
      {kind === 'topic' ? (
        <TermList frame={frame} kind={kind} terms={terms} />
      ) : (
        <CountryTerms frame={frame} terms={terms} places={places} />
      )}
    </Document>
  )
}

function CountryTerms({ frame, terms, places }: { frame: Frame; terms: ListedTerm[]; places: MapPlace[] }) {
  const countries = terms.filter(({ code }) => code !== null)
  const others = terms.filter(({ code }) => code === null)
  const hasBoth = countries.length > 0 && others.length > 0
  return (
    <div className="place">
      {places.length > 0 && (
        <aside>
          <CountryMap frame={frame} countries={places} />
        </aside>
      )}
      <div>
        <TermList frame={frame} kind="country" terms={hasBoth ? countries : terms} />
        {hasBoth && (
          <SectionWithTitle title={messagesIn(frame.language).places.severalCountries} className="mt-10">
            <TermList frame={frame} kind="country" terms={others} heading="h3" />
          </SectionWithTitle>
        )}
      </div>
    </div>
  )
}

type ListProps = { frame: Frame; kind: TermKind; terms: ListedTerm[]; heading?: 'h2' | 'h3' }

function TermList({ frame, kind, terms, heading: Heading = 'h2' }: ListProps) {
  const words = messagesIn(frame.language).lists
  return (
    <ul className={kind === 'topic' ? 'rule grid gap-x-8 md:grid-cols-2' : Heading === 'h2' ? 'rule' : 'hairs'}>
      {terms.map((term) => (
        <li key={term.slug} className="hair-below py-6">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Heading className="title grow basis-0 min-w-auto">
              <a href={localPath(frame, `${termPaths[kind]}/${term.slug}`)}>
                <LangText {...termName(frame, term)} />
              </a>
            </Heading>
            {term.count > 0 && <span className="meta">{words.items({ n: term.count })}</span>}
          </div>
          {term.description && (
            <p className="summary mt-1" lang={langOf(frame, mainLanguage())}>
              {term.description}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

export function TermIndex({ frame, kind, terms }: { frame: Frame; kind: TermKind; terms: ListedTerm[] }) {
  return (
    <ul className="counts meta">
      {terms.map((term) => (
        <li key={term.slug}>
          <a href={localPath(frame, `${termPaths[kind]}/${term.slug}`)}>
            <LangText {...termName(frame, term)} />
          </a>
          <CountText frame={frame} n={term.count} words={messagesIn(frame.language).lists.items} />
        </li>
      ))}
    </ul>
  )
}

type Props = {
  frame: Frame
  countries: MapPlace[]
  own?: string
}

/** Units of the map. Chinese letters are as wide as high. */
const [letterWidth, wideLetterWidth, lineHeight] = [7, 14, 15]

export function CountryMap({ frame, countries, own }: Props) {
  const drawing = countries.length > 0 ? mapOf(countries.map(({ code }) => code)) : undefined
  if (!drawing) return null
  const { width, height, shapes } = drawing
  const drawn = countries.flatMap((country): DrawnCountry[] => {
    const shape = shapes.find(({ code }) => code === country.code)
    const href = localPath(country, `${termPaths.country}/${country.slug}`)
    return shape ? [{ shape, slug: country.slug, href, name: termName(frame, country) }] : []
  })
  return (
    <svg
      className="map"
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={messagesIn(frame.language).places.map}
    >
      {drawn.map(({ shape: { path, dot }, slug, href, name: { text, lang } }) => (
        <a key={slug} href={href} aria-label={text} aria-current={slug === own ? 'page' : undefined} lang={lang}>
          {path ? <path d={path} /> : <circle cx={dot![0]} cy={dot![1]} r="5" />}
        </a>
      ))}
      {/* Names come last, or a neighbour would cover the end of a long one. */}
      <g aria-hidden="true">
        {mapLabels(drawn, { own, width }).map(({ slug, x, y, name: { text, lang } }) => (
          <text key={slug} x={x} y={y} lang={lang} className={slug === own ? 'own' : undefined}>
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}

type DrawnCountry = { shape: CountryShape; slug: string; href: string; name: Named }

type CountryLabel = { slug: string; name: Named; x: number; y: number }

/** Places names within the map without overlap. Leaves out a name without space, the page's own country last. */
function mapLabels(countries: DrawnCountry[], { own, width }: { own?: string; width: number }): CountryLabel[] {
  const labels: (CountryLabel & { half: number })[] = []
  for (const { shape, slug, name } of countries.toSorted((a, b) => Number(b.slug === own) - Number(a.slug === own))) {
    const half = textWidth(name.text) / 2
    const [x, y] = shape.label
    const label = { slug, name, x: Math.round(Math.min(width - half - 2, Math.max(half + 2, x))), y, half }
    const isFree = labels.every(
      (other) => Math.abs(other.y - y) >= lineHeight || Math.abs(other.x - label.x) >= other.half + half,
    )
    if (isFree) labels.push(label)
  }
  return labels
}

function textWidth(text: string) {
  // Combining marks take no space.
  const letters = [...text.replace(/\p{M}/gu, '')]
  return letters.reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? wideLetterWidth : letterWidth), 0)
}
