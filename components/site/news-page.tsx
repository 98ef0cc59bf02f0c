import type { ListPage, RecordYear, Teaser } from '@/domain/published/posts'
import type { Term } from '@/domain/published/terms'
import { Document } from './document'
import { local, pagePath, type Frame } from './frame'
import { EntriesInParts, isInMainAlone } from './in-main'
import { collectionThing } from './json-ld'
import { ListAside } from './list-aside'
import { Paging } from './paging'
import { PageTitle } from './parts'
import { archiveWords } from './words/archive'
import { frontWords } from './words/front'
import { listWords } from './words/lists'
import { say } from './words/say'
import { sectionNames } from './words/sections'

type NewsProps = { frame: Frame; list: ListPage<Teaser>; years: RecordYear[]; topics: Term[] }

export function NewsPage({ frame, list, years, topics }: NewsProps) {
  const base = local(frame, '/news')
  const pathOf = (page: number) => pagePath(base, page)
  const title = say(frame, sectionNames)['/news']
  const words = say(frame, listWords)
  return (
    <Document
      frame={frame}
      section="/news"
      title={list.page > 1 ? words.onPage(title, list.page) : title}
      description={words.allPosts(list.total)}
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
            ? say(frame, archiveWords).sentences(words.newestFirst(words.posts(list.total)))
            : say(frame, frontWords).nothing}
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
