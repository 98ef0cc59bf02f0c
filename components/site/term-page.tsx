import type { Page, Teaser } from '@/domain/published/posts'
import type { Term, TermKind } from '@/domain/published/terms'
import { Document } from './document'
import { Entry } from './entry'
import { ListFeeds } from './feed-links'
import { local, pagePath, type Frame } from './frame'
import { collectionThing, crumbsThing } from './json-ld'
import { Paging } from './paging'
import { counted, PageTitle } from './parts'
import { termWords } from './terms-page'

type TermProps = { frame: Frame; kind: TermKind; term: Term; list: Page<Teaser>; publications: number }

/** Everything under one topic or country, newest first. */
export function TermPage({ frame, kind, term, list, publications }: TermProps) {
  const { title, path } = termWords[kind]
  const base = local(frame, `${path}/${term.slug}`)
  const pathOf = (page: number) => pagePath(base, page)
  const crumbs = [{ name: title, path: local(frame, path) }]
  return (
    <Document
      frame={frame}
      section={path}
      title={list.page > 1 ? `${term.name}, page ${list.page}` : term.name}
      description={term.description || `Everything about ${term.name}.`}
      path={pathOf(list.page)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={{ path: base, title: term.name }}
      structured={[
        collectionThing(frame, { name: term.name, path: base }),
        crumbsThing(frame, [...crumbs, { name: term.name, path: base }]),
      ]}
    >
      <PageTitle crumbs={crumbs} title={term.name}>
        {term.description && <p>{term.description}</p>}
        <p className="meta mt-4">
          {counted(list.total, 'item')}, newest first
          {publications > 0 && (
            <>
              {' · '}
              <a href={`${local(frame, '/publications')}?${kind}=${term.slug}`} className="inline-block py-1">
                Publications only
              </a>
            </>
          )}
        </p>
      </PageTitle>
      <ol className="hairs rule">
        {list.items.map((item) => (
          <Entry key={item.entryId} frame={frame} item={item} />
        ))}
      </ol>
      <Paging page={list.page} pages={list.pages} pathOf={pathOf} />
      <ListFeeds frame={frame} path={base} />
    </Document>
  )
}
