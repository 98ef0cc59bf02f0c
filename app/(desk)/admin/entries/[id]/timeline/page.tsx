import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { ImportOrigin } from './came-from'
import { PageHead, Section } from '@/components/admin/shell/page-head'
import { may } from '@/domain/staff/actor'
import { findDraft } from '@/domain/writing/drafts'
import { originOf } from '@/domain/imports/origin'
import { timelineOf, type TimelineEvent } from '@/domain/desk/timeline'
import { numberIn, deskPage } from '@/app/(desk)/admin/desk-page'
import { entryPageTitle } from '../../title-about'
import type { Clock } from '@/components/admin/entry/state-words'
import { capitalize } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import { deskTimes } from '@/lib/time/time'

export const generateMetadata = entryPageTitle('Timeline')

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
      {origin && <ImportOrigin origin={origin} clock={clock} mayRead={may(actor, 'manageImports')} />}
    </>
  )
})

function Timeline({ events, clock }: { events: TimelineEvent[]; clock: Clock }) {
  const past = events.filter((event) => event.at <= clock.now)
  const ahead = events.filter((event) => event.at > clock.now)
  return (
    <div className="max-w-[52rem]">
      <EventList events={past} clock={clock} />
      <Section
        title="Still to come"
        id="coming"
        className="mt-8"
        nothing={!ahead.length && 'Nothing is set for later.'}
      >
        <EventList events={ahead} clock={clock} />
      </Section>
    </div>
  )
}

function EventList({ events, clock }: { events: TimelineEvent[]; clock: Clock }) {
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
                {capitalize(deskTimes(event.at, clock.zone, clock.viewer, clock.now))}
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

const withdrawalReasons = {
  error: 'it holds an error',
  outdated: 'it is out of date',
  replaced: 'something else takes its place',
  duplicate: 'it was published twice',
  request: 'someone asked for it',
  unavailable: 'a consent that it needs ended, or somebody asked to erase it',
}

const pastEventWords = {
  'goes live': 'Went live',
  'goes live again': 'Went live again',
  changes: 'Readers got a changed text',
  'is withdrawn': 'Was withdrawn',
  'is put under a notice': 'Was put under a notice',
}

const comingEventWords = {
  'goes live': 'Goes live',
  'goes live again': 'Goes live again',
  changes: 'Readers get a changed text',
  'is withdrawn': 'Is withdrawn',
  'is put under a notice': 'Is put under a notice',
}

const simpleEventWords = {
  began: 'Created',
  submitted: 'Submitted for review',
  'taken back': 'Submission withdrawn',
  'changes requested': 'Changes requested',
  approved: 'Approved',
  trashed: 'Put into the trash',
  restored: 'Restored from the trash',
  imported: 'Brought here by an import',
}

function eventWords(event: TimelineEvent, { now, zone, viewer }: Clock): { message: string; note?: string } {
  const when = (at: number) => deskTimes(at, zone, viewer, now)
  switch (event.what) {
    case 'scheduled':
      return {
        message: `${event.withdrawal ? 'Set to be withdrawn' : 'Scheduled'} for ${when(event.for)}${bundleNote(event.bundle)}${overrideNote(event.override)}.`,
      }
    case 'moved':
      return { message: `Moved from ${when(event.from)} to ${when(event.to)}.` }
    case 'took back':
      return { message: `What was set for ${when(event.for)} was ${event.replaced ? 'replaced' : 'unscheduled'}.` }
    case 'takes effect': {
      const words = (event.at > now ? comingEventWords : pastEventWords)[event.effect]
      const because = event.reason ? `, because ${withdrawalReasons[event.reason]}` : ''
      // An event without a person was automatic: the missing approval is reported at its scheduling.
      const without = event.by ? overrideNote(event.override) : ''
      return { message: `${words}${because}${bundleNote(event.bundle)}${without}.`, note: event.note ?? undefined }
    }
    default:
      return { message: `${simpleEventWords[event.what]}.`, note: ('note' in event && event.note) || undefined }
  }
}

function bundleNote(bundle: string | null) {
  return bundle ? `, with the bundle “${bundle}”` : ''
}

function overrideNote(override: boolean) {
  return override ? ', without waiting for an approval' : ''
}
