import type { Clock } from '@/components/admin/entry/state-words'
import type { Event } from '@/domain/desk/timeline'
import { deskTimes } from '@/lib/time/time'

const reasons = {
  error: 'it holds an error',
  outdated: 'it is out of date',
  replaced: 'something else takes its place',
  duplicate: 'it was published twice',
  request: 'someone asked for it',
  unavailable: 'a consent that it needs ended, or somebody asked to erase it',
}

const pastWords = {
  'goes live': 'Went live',
  'goes live again': 'Went live again',
  changes: 'Readers got a changed text',
  'is withdrawn': 'Was withdrawn',
  'is put under a notice': 'Was put under a notice',
}

const comingWords = {
  'goes live': 'Goes live',
  'goes live again': 'Goes live again',
  changes: 'Readers get a changed text',
  'is withdrawn': 'Is withdrawn',
  'is put under a notice': 'Is put under a notice',
}

const simple = {
  began: 'Created',
  submitted: 'Submitted for review',
  'taken back': 'Submission withdrawn',
  'changes requested': 'Changes requested',
  approved: 'Approved',
  trashed: 'Put into the trash',
  restored: 'Restored from the trash',
  imported: 'Brought here by an import',
}

/** Returns a sentence, and the person's note. Instants are UTC ms. */
export function eventWords(event: Event, { now, zone, viewer }: Clock): { message: string; note?: string } {
  const when = (at: number) => deskTimes(at, zone, viewer, now)
  switch (event.what) {
    case 'scheduled':
      return {
        message: `${event.withdrawal ? 'Set to be withdrawn' : 'Scheduled'} for ${when(event.for)}${together(event.bundle)}${withoutApproval(event.override)}.`,
      }
    case 'moved':
      return { message: `Moved from ${when(event.from)} to ${when(event.to)}.` }
    case 'took back':
      return { message: `What was set for ${when(event.for)} was ${event.replaced ? 'replaced' : 'unscheduled'}.` }
    case 'takes effect': {
      const words = (event.at > now ? comingWords : pastWords)[event.effect]
      const because = event.reason ? `, because ${reasons[event.reason]}` : ''
      // An event without a person came by itself: the missing approval is reported at its scheduling.
      const without = event.by ? withoutApproval(event.override) : ''
      return { message: `${words}${because}${together(event.bundle)}${without}.`, note: event.note ?? undefined }
    }
    case 'submitted':
    case 'taken back':
    case 'changes requested':
    case 'approved':
      return { message: `${simple[event.what]}.`, note: event.note || undefined }
    default:
      return { message: `${simple[event.what]}.` }
  }
}

function together(bundle: string | null) {
  return bundle ? `, with the bundle “${bundle}”` : ''
}

function withoutApproval(override: boolean) {
  return override ? ', without waiting for an approval' : ''
}
