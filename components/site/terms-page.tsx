import type { Term, TermKind } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages'
import { formatNumber } from '@/lib/numbers'
import { Document } from './document'
import { langOf, local, type Frame } from './frame'
import { collectionThing } from './json-ld'
import { termName } from './named'
import { PageTitle, LangText } from './parts'
import { listWords } from './words/lists'
import { say } from './words/say'
import { sectionNames } from './words/sections'

/** The list of all terms of a kind. */
export const termPaths = { topic: '/topics', country: '/countries' } as const

/** Every topic, or every country, that something to read is filed under. */
export function TermsPage({ frame, kind, terms }: { frame: Frame; kind: TermKind; terms: Term[] }) {
  const path = termPaths[kind]
  const title = say(frame, sectionNames)[path]
  const words = say(frame, listWords)
  const lead = kind === 'topic' ? words.topicsLead : words.countriesLead
  return (
    <Document
      frame={frame}
      section={path}
      title={title}
      description={lead}
      path={local(frame, path)}
      structured={[collectionThing(frame, { name: title, path: local(frame, path) })]}
    >
      <PageTitle frame={frame} title={title}>
        <p>{terms.length > 0 ? lead : words.nothingFiled}</p>
      </PageTitle>
      <ul className="rule grid gap-x-8 md:grid-cols-2">
        {terms.map((term) => (
          <li key={term.slug} className="hair-below py-6">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h2 className="title grow basis-0 min-w-auto">
                <a href={local(frame, `${path}/${term.slug}`)}>
                  <LangText {...termName(frame, term)} />
                </a>
              </h2>
              <span className="meta">{words.items(term.count)}</span>
            </div>
            {term.description && (
              <p className="summary mt-1" lang={langOf(frame, mainLanguage())}>
                {term.description}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Document>
  )
}

/** All terms of a kind as a short index, for the margin. */
export function TermIndex({ frame, kind, terms }: { frame: Frame; kind: TermKind; terms: Term[] }) {
  return (
    <ul className="counts meta">
      {terms.map((term) => (
        <li key={term.slug}>
          <a href={local(frame, `${termPaths[kind]}/${term.slug}`)}>
            <LangText {...termName(frame, term)} />
          </a>
          {formatNumber(term.count, frame.language)}
        </li>
      ))}
    </ul>
  )
}
