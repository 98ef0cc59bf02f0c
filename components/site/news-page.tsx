import type { ListPage, RecordYear, Teaser } from '@/domain/published/posts'
import type { Term } from '@/domain/published/terms'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { local, pagePath, type Frame } from './frame'
import { EntriesInParts, isInMainAlone } from './in-main'
import { collectionThing } from './json-ld'
import { ListAside } from './list-aside'
import { Paging } from './paging'
import { PageTitle } from './parts'

type NewsProps = { frame: Frame; list: ListPage<Teaser>; years: RecordYear[]; topics: Term[] }

export function NewsPage({ frame, list, years, topics }: NewsProps) {
  const base = local(frame, '/news')
  const pathOf = (page: number) => pagePath(base, page)
  const title = messagesIn(frame.language).sections.news
  const words = messagesIn(frame.language).lists
  return (
    <Document
      frame={frame}
      section="/news"
      title={list.page > 1 ? words.onPage({ title, page: list.page }) : title}
      description={words.allPosts({ n: list.total })}
      path={pathOf(list.page)}
      unlisted={isInMainAlone(frame, list.items)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={{ path: base, title }}
      structured={[collectionThing(frame, { name: title, path: base })]}
    >
      <PageTitle frame={frame} title={title}>
        <p>
          {list.total > 0
            ? messagesIn(frame.language).archive.sentence({
                words: words.newestFirst({ count: words.posts({ n: list.total }) }),
              })
            : messagesIn(frame.language).front.nothing}
        </p>
      </PageTitle>
      <div className="place">
        <div>
          <EntriesInParts frame={frame} items={list.items} className="hairs rule" />
          <Paging frame={frame} page={list.page} pages={list.pages} pathOf={pathOf} />
        </div>
        <ListAside frame={frame} topics={topics} years={years} feeds={list.page === 1 ? { path: base } : undefined} />
      </div>
    </Document>
  )
}
