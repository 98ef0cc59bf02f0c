import type { MapPlace } from '@/domain/published/places'
import type { ListedTerm, TermKind } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages/languages'
import { termPath, termPaths } from '@/lib/web/term-paths'
import { messagesIn } from '@/lib/messages/messages'
import { CountryMap } from './country-map'
import { Document } from './document'
import { langOf, localPath, type Frame, termName, sectionName } from './frame'
import { EmptyList } from './lists'
import { collectionThing } from './json-ld'
import { CountText, PageTitle, LangText, SectionWithTitle } from './parts'

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
              <a href={localPath(frame, termPath(kind, term.slug))}>
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
          <a href={localPath(frame, termPath(kind, term.slug))}>
            <LangText {...termName(frame, term)} />
          </a>
          <CountText frame={frame} n={term.count} words={messagesIn(frame.language).lists.items} />
        </li>
      ))}
    </ul>
  )
}
