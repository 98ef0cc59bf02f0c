import type { ListPage, Teaser } from '@/domain/published/posts'
import { declarationOf, type Kind } from '@/lib/kinds/kinds'
import { kindName } from '@/lib/messages/field-name'
import { messagesIn } from '@/lib/messages/messages'
import { EntryList } from './entry'
import { ListFeeds } from './feed-links'
import { localPath, pagePath, type Frame } from './frame'
import { isInMainAlone, MainLanguagePart, partsOf } from './in-main'
import { stateName } from './occasion'
import { ListDocument } from './list-document'
import { Paging } from './paging'
import { PageTitle, SectionWithTitle } from './parts'

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
