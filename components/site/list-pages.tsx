import type { ListPage, RecordYear, Teaser } from '@/domain/published/posts'
import type { ListedTerm } from '@/domain/published/terms'
import { messagesIn, kindName } from '@/lib/messages/messages'
import { localPath, pagePath, type Frame, datesOf } from './frame'
import { ListDocument, EmptyList, EntriesInParts, isInMainAlone, Paging, MainLanguagePart, partsOf } from './lists'
import { ListAside } from './list-aside'
import { PageTitle, ListFeeds, SectionWithTitle } from './parts'
import { declarationOf, type Kind } from '@/lib/kinds/kinds'
import { EntryList } from './entry'
import { stateName } from './occasion'
import { yearText } from '@/lib/time/date-words'
import { Document } from './document'
import { collectionThing } from './json-ld'
import { RecordYears } from './record'

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

type Props = { frame: Frame; kind: Kind; list: ListPage<Teaser> }

export function EndingPage({ frame, kind, list }: Props) {
  const section = declarationOf(kind).folder!
  const base = localPath(frame, section)
  const pathOf = (page: number) => pagePath(base, page)
  const title = kindName(kind, frame.language, 'several')
  const { lists: words, ending, archive } = messagesIn(frame.language)
  const { own, inMain } = partsOf(frame, list.items)
  const lead = archive.sentence({ words: ending.soonestFirst({ count: words.items({ n: list.total }) }) })
  return (
    <ListDocument
      frame={frame}
      section={section}
      title={title}
      list={list}
      pathOf={pathOf}
      description={lead}
      unlisted={isInMainAlone(frame, list.items)}
      feeds={{ path: base, title }}
    >
      <PageTitle frame={frame} title={title}>
        <p>{lead}</p>
      </PageTitle>
      <div className="place">
        <div>
          <TextsByState frame={frame} items={own} />
          <MainLanguagePart frame={frame} items={inMain} className={own.length > 0 ? 'mt-10' : undefined}>
            {(items) => <TextsByState frame={frame} items={items} />}
          </MainLanguagePart>
          <Paging frame={frame} list={list} pathOf={pathOf} words={{ back: words.previous, on: words.next }} />
        </div>
        <aside className="unprinted">
          <p className="mb-6">
            <a className="go" href={`${base}/calendar.ics`}>
              {ending.calendar}
            </a>
          </p>
          {list.page === 1 && <ListFeeds frame={frame} path={base} />}
        </aside>
      </div>
    </ListDocument>
  )
}

function TextsByState({ frame, items }: { frame: Frame; items: Teaser[] }) {
  const { current } = messagesIn(frame.language).ending
  const groups = [...Map.groupBy(items, (item) => stateName(frame, item) ?? current)]
  return groups.map(([state, entries], n) => (
    <SectionWithTitle key={state} title={state} className={n > 0 ? 'mt-10' : undefined}>
      <EntryList frame={frame} items={entries} />
    </SectionWithTitle>
  ))
}

export function RecordPage({ frame, years }: { frame: Frame; years: RecordYear[] }) {
  const total = years.reduce((sum, year) => sum + year.total, 0)
  const path = localPath(frame, '/archive')
  const title = messagesIn(frame.language).sections.archive
  const words = messagesIn(frame.language).archive
  return (
    <Document
      frame={frame}
      section="/archive"
      title={title}
      description={words.recordDescription}
      path={path}
      structured={[collectionThing(frame, { name: title, path })]}
    >
      <PageTitle frame={frame} title={title}>
        {total > 0 ? (
          <p>
            {words.recordLead({
              posts: messagesIn(frame.language).lists.posts({ n: total }),
              year: yearText(years.at(-1)!.year, datesOf(frame)),
            })}
          </p>
        ) : (
          <EmptyList frame={frame} path="/archive" nothing={messagesIn(frame.language).lists.nothingFiled} />
        )}
      </PageTitle>
      <div className="large rule pt-6">
        <RecordYears frame={frame} years={years} />
      </div>
      <p className="mt-6 unprinted">
        <a href={localPath(frame, '/changes')}>{messagesIn(frame.language).changes.way}</a>
      </p>
    </Document>
  )
}
