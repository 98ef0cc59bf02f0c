import type { Page, Teaser } from '@/domain/published/posts'
import { Document } from './document'
import { Entry } from './entry'
import { ListFeeds } from './feed-links'
import { local, pagePath, type Frame } from './frame'
import { collectionThing } from './json-ld'
import { Paging } from './paging'
import { counted, PageTitle } from './parts'

/** All posts, newest first. */
export function NewsPage({ frame, list }: { frame: Frame; list: Page<Teaser> }) {
  const base = local(frame, '/news')
  const pathOf = (page: number) => pagePath(base, page)
  return (
    <Document
      frame={frame}
      section="/news"
      title={list.page > 1 ? `News, page ${list.page}` : 'News'}
      description={`All ${list.total} posts, newest first.`}
      path={pathOf(list.page)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={{ path: base, title: 'News' }}
      structured={[collectionThing(frame, { name: 'News', path: base })]}
    >
      <PageTitle title="News">
        <p>{list.total > 0 ? `${counted(list.total, 'post')}, newest first.` : 'Nothing has been published yet.'}</p>
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
