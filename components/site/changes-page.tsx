import type { ListedChange } from '@/domain/published/change-list'
import type { PageOf } from '@/domain/published/posts'
import { monthAndYear, yearMonthOf } from '@/lib/time/time'
import { messagesIn } from '@/lib/messages/messages'
import { datesOf, langOf, localPath, pagePath, type Frame, splitAround } from './frame'
import { ListDocument, EmptyList, Paging } from './lists'
import { ListFeeds, DateOf, HeardTitle, PageTitle } from './parts'

type Props = { frame: Frame; list: PageOf<ListedChange> }

export function ChangesPage({ frame, list }: Props) {
  const words = messagesIn(frame.language).changes
  const { title } = words
  const base = localPath(frame, '/changes')
  const pathOf = (page: number) => pagePath(base, page)
  const crumbs = [{ name: messagesIn(frame.language).sections.archive, path: localPath(frame, '/archive') }]
  return (
    <ListDocument
      frame={frame}
      section="/archive"
      title={title}
      list={list}
      pathOf={pathOf}
      description={words.lead}
      feeds={{ path: base, title }}
    >
      <PageTitle frame={frame} crumbs={crumbs} title={title}>
        {list.total > 0 ? <p>{words.lead}</p> : <EmptyList frame={frame} path="/changes" nothing={words.nothing} />}
      </PageTitle>
      {changesByMonth(frame, list.items).map(([month, changes]) => (
        <section key={month} className="rule grid gap-x-6 gap-y-2 pt-3 pb-8 md:cols-rail">
          <h2 className="heading">{month}</h2>
          <ol className="hairs -mt-2">
            {changes.map((change) => (
              <ChangeItem key={change.releaseId} frame={frame} change={change} />
            ))}
          </ol>
        </section>
      ))}
      <Paging frame={frame} list={list} pathOf={pathOf} />
      <div className="mt-6">
        <ListFeeds frame={frame} path={base} />
      </div>
    </ListDocument>
  )
}

function ChangeItem({ frame, change }: { frame: Frame; change: ListedChange }) {
  const words = messagesIn(frame.language).changes
  const { text, language } = change
  const ways = {
    corrected: { name: words.allUpdates, at: 'updates' },
    version: { name: words.allVersions, at: 'documents' },
    withdrawn: undefined,
  }
  const way = ways[change.is]
  const told = change.is === 'withdrawn' ? change.explanation : change.note
  return (
    <li id={anchorOf(change)} className="py-3 max-w-text">
      <h3 className="small-heading">
        {text ? (
          <a href={text.path} className="inline-block" lang={langOf(frame, text.language)}>
            {text.title}
          </a>
        ) : (
          words.aText
        )}
      </h3>
      <p className="meta">
        <DateOf at={change.at} frame={frame} short />
        {' · '}
        {changeName(frame, change)}
        {text && way && (
          <>
            {' · '}
            <a href={`${text.path}#${way.at}`} className="inline-block py-0.5">
              {way.name}
              <HeardTitle frame={frame} {...text} />
            </a>
          </>
        )}
      </p>
      {told && <p lang={langOf(frame, language)}>{told}</p>}
      <ReplacedBy frame={frame} change={change} />
    </li>
  )
}

function ReplacedBy({ frame, change: { replacement } }: { frame: Frame; change: ListedChange }) {
  if (!replacement) return null
  const [before, after] = splitAround((title) => messagesIn(frame.language).changes.replacedBy({ title }))
  return (
    <p>
      {before}
      <a href={replacement.path} lang={langOf(frame, replacement.language)}>
        {replacement.title}
      </a>
      {after}
    </p>
  )
}

export function changeName(frame: Frame, change: ListedChange) {
  const { changes, reasons } = messagesIn(frame.language)
  return change.is === 'withdrawn' ? changes.withdrawn({ reason: reasons[change.reason] }) : changes[change.is]
}

export function anchorOf({ releaseId }: ListedChange) {
  return `change-${releaseId}`
}

function changesByMonth(frame: Frame, changes: ListedChange[]) {
  const monthOf = ({ at }: ListedChange) => monthAndYear(yearMonthOf(at, frame.site.zone), datesOf(frame))
  return [...Map.groupBy(changes, monthOf)]
}
