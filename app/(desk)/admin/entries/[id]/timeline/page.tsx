import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CameFrom } from './came-from'
import { PageHead } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { findDraft } from '@/domain/writing/drafts'
import { originOf } from '@/domain/imports/origin'
import { timelineOf, type Event } from '@/domain/desk/timeline'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'
import { titleAbout } from '../../title-about'
import type { Clock } from '@/components/admin/entry/state-words'
import { capitalized } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import { deskTimes } from '@/lib/time/time'
import { eventWords } from './event-words'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  return titleAbout('Timeline', (await params).id)
}

export default deskPage('/admin/entries/[id]/timeline', async ({ actor, clock, params }) => {
  const id = numberIn(params.id)
  const events = (await timelineOf(actor, id, clock.now)) ?? notFound()
  const [draft, origin] = await Promise.all([findDraft(actor, id), originOf(actor, id)])
  return (
    <>
      <PageHead title="Timeline" actions={<Link href={`/admin/entries/${id}`}>Back to writing</Link>}>
        “{draft?.content.title || 'Untitled'}”, from its beginning to what is still to come.
      </PageHead>
      <Timeline events={events} clock={clock} />
      {origin && <CameFrom origin={origin} clock={clock} mayRead={may(actor, 'manageImports')} />}
    </>
  )
})

function Timeline({ events, clock }: { events: Event[]; clock: Clock }) {
  const past = events.filter((event) => event.at <= clock.now)
  const ahead = events.filter((event) => event.at > clock.now)
  return (
    <div className="max-w-[52rem]">
      <Events events={past} clock={clock} />
      <h2 className="mt-8 mb-2 border-t-3 border-rule pt-2.5 text-base">Still to come</h2>
      {ahead.length > 0 ? (
        <Events events={ahead} clock={clock} />
      ) : (
        <p className="text-soft">Nothing is set for later.</p>
      )}
    </div>
  )
}

function Events({ events, clock }: { events: Event[]; clock: Clock }) {
  return (
    <ol>
      {events.map((event, n) => {
        const { message, note } = eventWords(event, clock)
        return (
          <li
            key={n}
            className="grid gap-x-6 border-t border-line py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
          >
            <p className="text-sm text-soft tabular-nums">
              <time dateTime={new Date(event.at).toISOString()}>
                {capitalized(deskTimes(event.at, clock.zone, clock.viewer, clock.now))}
              </time>
              <span className="block text-faint">{relativeTime(event.at, clock.now)}</span>
            </p>
            <div>
              <p>
                {message} {event.by && <span className="text-soft">{event.by}</span>}
              </p>
              {note && <p className="text-sm text-soft">“{note}”</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
