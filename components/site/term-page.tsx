import type { ListPage, Teaser } from '@/domain/published/posts'
import type { Term, TermKind } from '@/domain/published/terms'
import { mainLanguage } from '@/lib/languages'
import { Document } from './document'
import { ListFeeds } from './feed-links'
import { langOf, local, pagePath, type Frame } from './frame'
import { EntriesInParts, isInMainAlone } from './in-main'
import { collectionThing, crumbsThing } from './json-ld'
import { Paging } from './paging'
import { termName } from './named'
import { PageTitle } from './parts'
import { termPaths } from './terms-page'
import { listWords } from './words/lists'
import { say } from './words/say'
import { sectionNames } from './words/sections'

type TermProps = { frame: Frame; kind: TermKind; term: Term; list: ListPage<Teaser>; publications: number }

/** Everything under one topic or country, newest first. */
export function TermPage({ frame, kind, term, list, publications }: TermProps) {
  const path = termPaths[kind]
  const title = say(frame, sectionNames)[path]
  const { text: name, lang } = termName(frame, term)
  const words = say(frame, listWords)
  const base = local(frame, `${path}/${term.slug}`)
  const pathOf = (page: number) => pagePath(base, page)
  const crumbs = [{ name: title, path: local(frame, path) }]
  return (
    <Document
      frame={frame}
      section={path}
      title={list.page > 1 ? words.onPage(name, list.page) : name}
      description={(frame.language === mainLanguage() && term.description) || words.everythingAbout(name)}
      path={pathOf(list.page)}
      unlisted={isInMainAlone(frame, list.items)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={list.own > 0 ? { path: base, title: name } : undefined}
      structured={[collectionThing(frame, { name, path: base }), crumbsThing(frame, [...crumbs, { name, path: base }])]}
    >
      <PageTitle frame={frame} crumbs={crumbs} title={name} lang={lang}>
        {term.description && <p lang={langOf(frame, mainLanguage())}>{term.description}</p>}
        <p className="meta mt-4">
          {words.newestFirst(words.items(list.total))}
          {publications > 0 && (
            <>
              {' · '}
              <a href={`${local(frame, '/publications')}?${kind}=${term.slug}`} className="inline-block py-1">
                {words.publicationsOnly}
              </a>
            </>
          )}
        </p>
      </PageTitle>
      <EntriesInParts frame={frame} items={list.items} className="hairs rule" />
      <Paging frame={frame} page={list.page} pages={list.pages} pathOf={pathOf} />
      {list.own > 0 && <ListFeeds frame={frame} path={base} book />}
    </Document>
  )
}
