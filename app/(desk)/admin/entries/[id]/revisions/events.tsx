import { Section } from '@/components/admin/shell/page-head'
import type { TimelineEvent } from '@/domain/desk/timeline'
import type { Clock } from '@/lib/time/time'
import { capitalize } from '@/lib/text/capitalized'
import { relativeTime } from '@/lib/time/relative-time'
import { deskMoment } from '@/lib/time/time'

/** Lists what happened to an entry, folded beneath the last of it, and shows what is still to come. */
export function EntryEvents({ events, clock }: { events: TimelineEvent[]; clock: Clock }) {
  const past = events.filter((event) => event.at <= clock.now)
  // Nothing is past where the clock was set back.
  const last = past.at(-1)
  const ahead = events.filter((event) => event.at > clock.now)
  return (
    <div className="mb-8 max-w-[52rem]">
      {ahead.length > 0 && (
        <Section title="Still to come" id="coming" className="mb-4">
          <EventList events={ahead} clock={clock} />
        </Section>
      )}
      {last && (
        <details>
          <summary className="min-h-9 cursor-pointer py-1.5">
            <strong>What happened</strong> <span className="text-soft">Last: {eventWords(last, clock).message}</span>
          </summary>
          <EventList events={past} clock={clock} />
        </details>
      )}
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
              <time dateTime={new Date(event.at).toISOString()}>{capitalize(deskMoment(event.at, clock))}</time>
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

function eventWords(event: TimelineEvent, clock: Clock): { message: string; note?: string } {
  const when = (at: number) => deskMoment(at, clock)
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
      const words = (event.at > clock.now ? comingEventWords : pastEventWords)[event.effect]
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
