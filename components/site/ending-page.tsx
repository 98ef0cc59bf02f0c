import type { ListPage, Teaser } from '@/domain/published/posts'
import { declarationOf, type Kind } from '@/lib/kinds/kinds'
import { kindName } from '@/lib/messages/field-name'
import { messagesIn } from '@/lib/messages/messages'
import { Document } from './document'
import { Entry } from './entry'
import { ListFeeds } from './feed-links'
import { local, pagePath, type Frame } from './frame'
import { isInMainAlone, InMain, partsOf } from './in-main'
import { collectionThing } from './json-ld'
import { stateName } from './occasion'
import { Paging } from './paging'
import { PageTitle, Section } from './parts'

type Props = { frame: Frame; kind: Kind; list: ListPage<Teaser> }

/** The list of a kind whose texts come to an end: those that are still to come or open, then those that are over. */
export function EndingPage({ frame, kind, list }: Props) {
  const section = declarationOf(kind).folder!
  const base = local(frame, section)
  const pathOf = (page: number) => pagePath(base, page)
  const title = kindName(kind, frame.language, 'several')
  const { lists: words, ending, archive } = messagesIn(frame.language)
  const { own, inMain } = partsOf(frame, list.items)
  const lead = archive.sentence({ words: ending.soonestFirst({ count: words.items({ n: list.total }) }) })
  return (
    <Document
      frame={frame}
      section={section}
      title={list.page > 1 ? words.onPage({ title, page: list.page }) : title}
      description={lead}
      path={pathOf(list.page)}
      unlisted={isInMainAlone(frame, list.items)}
      previous={list.page > 1 ? pathOf(list.page - 1) : undefined}
      next={list.page < list.pages ? pathOf(list.page + 1) : undefined}
      feeds={{ path: base, title }}
      structured={[collectionThing(frame, { name: title, path: base })]}
    >
      <PageTitle frame={frame} title={title}>
        <p>{lead}</p>
      </PageTitle>
      <div className="place">
        <div>
          <ByState frame={frame} items={own} />
          <InMain frame={frame} items={inMain} className={own.length > 0 ? 'mt-10' : undefined}>
            {(items) => <ByState frame={frame} items={items} />}
          </InMain>
          <Paging
            frame={frame}
            page={list.page}
            pages={list.pages}
            pathOf={pathOf}
            words={{ back: words.previous, on: words.next }}
          />
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
    </Document>
  )
}

/** Entries under the name of the state they are in. */
function ByState({ frame, items }: { frame: Frame; items: Teaser[] }) {
  const groups = [...Map.groupBy(items, (item) => stateName(frame, item)!)]
  return groups.map(([state, entries], n) => (
    <Section key={state} title={state} className={n > 0 ? 'mt-10' : undefined}>
      <ol className="hairs -mt-6">
        {entries.map((item) => (
          <Entry key={item.entryId} frame={frame} item={item} heading="h3" />
        ))}
      </ol>
    </Section>
  ))
}
