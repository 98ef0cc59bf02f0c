import type { Term, TermKind } from '@/domain/published/terms'
import { Document } from './document'
import { local, type Frame } from './frame'
import { collectionThing } from './json-ld'
import { counted, PageTitle } from './parts'

export const termWords = {
  topic: { title: 'Topics', path: '/topics', lead: 'What posts and publications are about.' },
  country: { title: 'Countries', path: '/countries', lead: 'The places that posts and publications are about.' },
}

/** Every topic, or every country, that something to read is filed under. */
export function TermsPage({ frame, kind, terms }: { frame: Frame; kind: TermKind; terms: Term[] }) {
  const { title, path, lead } = termWords[kind]
  return (
    <Document
      frame={frame}
      section={path}
      title={title}
      description={lead}
      path={local(frame, path)}
      structured={[collectionThing(frame, { name: title, path: local(frame, path) })]}
    >
      <PageTitle title={title}>
        <p>{terms.length > 0 ? lead : 'Nothing has been filed here yet.'}</p>
      </PageTitle>
      <ul className="rule grid gap-x-8 md:grid-cols-2">
        {terms.map((term) => (
          <li key={term.slug} className="hair-below py-6">
            <div className="flex items-baseline justify-between gap-4">
              <h2 className="title">
                <a href={local(frame, `${path}/${term.slug}`)}>{term.name}</a>
              </h2>
              <span className="meta">{counted(term.count, 'item')}</span>
            </div>
            {term.description && <p className="summary mt-1">{term.description}</p>}
          </li>
        ))}
      </ul>
    </Document>
  )
}

/** The same as a short index, for the margin. */
export function TermIndex({ frame, kind, terms }: { frame: Frame; kind: TermKind; terms: Term[] }) {
  return (
    <ul className="meta grid grid-cols-2 gap-x-6">
      {terms.map((term) => (
        <li key={term.slug} className="hair-below flex items-baseline justify-between gap-2">
          <a href={local(frame, `${termWords[kind].path}/${term.slug}`)} className="py-1">
            {term.name}
          </a>
          {term.count}
        </li>
      ))}
    </ul>
  )
}
