import { Link } from '@/components/ui/link'
import type { ReactNode } from 'react'
import { notFound } from 'next/navigation'
import { PageTurn } from '@/components/ui/turn'
import { PageHead } from '@/components/admin/shell/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { timelineOf } from '@/domain/desk/timeline'
import { originOf } from '@/domain/imports/import-log'
import { may } from '@/domain/staff/actor'
import { listRevisions, type RevisionRow } from '@/domain/writing/revisions'
import { deskDay } from '@/lib/time/time'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'
import { entryPageTitle } from '../../title-about'
import { ImportOrigin } from './came-from'
import { EntryEvents } from './events'
import { groupRevisions } from './revision-words'
import { RevisionLine } from './revision-row'
import { countInWords } from '@/lib/text/numbers'

export const generateMetadata = entryPageTitle('Revisions')

export default deskPage('/admin/entries/[id]/revisions', async ({ actor, clock, params, searchParams }) => {
  const id = numberIn(params.id)
  const pageText = searchParams.page
  const page = typeof pageText === 'string' ? numberIn(pageText) : 1
  const list = (await listRevisions(actor, id, page)) ?? notFound()
  const [events = [], origin] = await Promise.all([timelineOf(actor, id, clock.now), originOf(actor, id)])
  const { entry, head, revisions, total, pages } = list
  if (page > pages) notFound()
  const [to, from] = revisions
  const { marked, groups } = groupRevisions(revisions, clock.viewer)
  const lineOf = (revision: RevisionRow) => (
    <RevisionLine
      key={revision.id}
      entryId={id}
      revision={revision}
      clock={clock}
      isMine={revision.authorId === actor.id}
      isHead={revision.id === head.id}
      mayWrite={may(actor, 'write', entry)}
      chosen={revision === to ? 'to' : revision === from ? 'from' : undefined}
    />
  )
  return (
    <>
      <PageHead
        title="Revisions"
        actions={
          <>
            {may(actor, 'readHistory') && <Link href={`/admin/history?entry=${id}`}>Who did what</Link>}
            <Link href={`/admin/entries/${id}`}>Back to writing</Link>
          </>
        }
      >
        “{head.title || 'Untitled'}”: every text that was kept. While somebody writes, a new one starts about every five
        minutes. Any of them can be read, compared and brought back; nothing goes away.
      </PageHead>
      <EntryEvents events={events} clock={clock} />
      <form
        id="compare"
        action={`/admin/entries/${id}/revisions/compare`}
        className="sticky top-0 z-10 -mx-4 flex max-w-[60rem] flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line bg-paper px-4 py-2.5 sm:mx-0 sm:px-0"
      >
        <p className="text-sm text-soft">
          {countInWords(total, 'version')}
          {total > 1 && '. Choose two to see what changed from one to the other.'}
        </p>
        {total > 1 && (
          <button type="submit" className={buttonClass('plain', true)}>
            Compare the two
          </button>
        )}
      </form>
      {marked.length > 0 && <RevisionSection title="Named or published" revisions={marked} line={lineOf} />}
      {groups.map(({ author, day, revisions }) => (
        <RevisionSection
          key={revisions[0]!.id}
          title={`${author ?? 'The system'}, ${deskDay(day, clock.viewer, clock.now)}`}
          revisions={revisions}
          line={lineOf}
        />
      ))}
      <div className="max-w-[60rem]">
        <PageTurn page={page} pages={pages} address={(page) => `/admin/entries/${id}/revisions?page=${page}`} />
      </div>
      {origin && <ImportOrigin origin={origin} clock={clock} mayRead={may(actor, 'manageImports')} />}
    </>
  )
})

type SectionProps = { title: string; revisions: RevisionRow[]; line: (revision: RevisionRow) => ReactNode }

function RevisionSection({ title, revisions, line }: SectionProps) {
  return (
    <section aria-label={title} className="mt-6 max-w-[60rem]">
      <h2 className="text-base">
        {title} <span className="ml-2 text-sm font-normal text-soft">{countInWords(revisions.length, 'version')}</span>
      </h2>
      <ol>{revisions.map(line)}</ol>
    </section>
  )
}
