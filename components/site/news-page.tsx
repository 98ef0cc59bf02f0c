import type { ListPage, RecordYear, Teaser } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { messagesIn } from '@/lib/messages/messages'
import { localPath, pagePath, type Frame } from './frame'
import { EmptyList, EntriesInParts, isInMainAlone } from './in-main'
import { ListDocument } from './list-document'
import { ListAside } from './list-aside'
import { Paging } from './paging'
import { PageTitle } from './parts'

type NewsProps = { frame: Frame; list: ListPage<Teaser>; years: RecordYear[]; topics: ListedTerm[] }

export function NewsPage({ frame, list, years, topics }: NewsProps) {
  const base = localPath(frame, '/news')
  const pathOf = (page: number) => pagePath(base, page)
  const title = messagesIn(frame.language).sections.news
  const words = messagesIn(frame.language).lists
  return (
    <ListDocument
      frame={frame}
      section="/news"
      title={title}
      list={list}
      pathOf={pathOf}
      description={words.allPosts({ n: list.total })}
      unlisted={isInMainAlone(frame, list.items)}
      feeds={{ path: base, title }}
    >
      <PageTitle frame={frame} title={title}>
        {list.total > 0 ? (
          <p>
            {messagesIn(frame.language).archive.sentence({
              words: words.newestFirst({ count: words.posts({ n: list.total }) }),
            })}
          </p>
        ) : (
          <EmptyList frame={frame} path="/news" nothing={words.nothingFiled} />
        )}
      </PageTitle>
      <div className="place">
        <div>
          <EntriesInParts frame={frame} items={list.items} className="hairs rule" />
          <Paging frame={frame} list={list} pathOf={pathOf} />
        </div>
        <ListAside frame={frame} topics={topics} years={years} feeds={list.page === 1 ? { path: base } : undefined} />
      </div>
    </ListDocument>
  )
}
