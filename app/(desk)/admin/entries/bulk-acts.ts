import type { BulkAct, BulkReport } from '@/domain/desk/bulk'
import { countInWords } from '@/lib/text/numbers'

export type ActName = BulkAct['act']

type BulkActWords = {
  name: string
  button: string
  message: string
  outcome: string
  undo?: { act: ActName; button: string }
}

export const actWords: Record<ActName, BulkActWords> = {
  submit: {
    name: 'Submit for review',
    button: 'Submit',
    message: 'Everyone who may review is told. Each text is frozen as it is now; writing can continue.',
    outcome: 'submitted for review',
    undo: { act: 'takeBack', button: 'Withdraw submission' },
  },
  takeBack: {
    name: 'Withdraw submission',
    button: 'Withdraw submission',
    message: '',
    outcome: 'withdrawn from review',
  },
  publish: {
    name: 'Publish now',
    button: 'Publish',
    message: 'Readers get the newest text of each at once. Each can be withdrawn afterwards.',
    outcome: 'published',
  },
  schedule: {
    name: 'Schedule',
    button: 'Schedule',
    message: 'The newest text of each goes live at one moment, each by itself: moving one does not move the others.',
    outcome: 'scheduled',
    undo: { act: 'unschedule', button: 'Unschedule them' },
  },
  unschedule: {
    name: 'Unschedule',
    button: 'Unschedule',
    message: 'What is set for later is cancelled. What is published stays.',
    outcome: 'taken off the schedule',
  },
  withdraw: {
    name: 'Withdraw',
    button: 'Withdraw',
    message: 'Readers get the explanation at each address. Nothing is deleted: publishing a text again brings it back.',
    outcome: 'withdrawn',
  },
  copy: {
    name: 'Duplicate',
    button: 'Duplicate',
    message: 'Each copy is a new draft with the same text, and an address of its own.',
    outcome: 'duplicated',
    undo: { act: 'trash', button: 'Move the copies to the trash' },
  },
  trash: {
    name: 'Move to the trash',
    button: 'Move to the trash',
    message:
      'They leave every list. What was never public is deleted permanently after 30 days; until then it can be restored.',
    outcome: 'moved to the trash',
    undo: { act: 'restore', button: 'Restore them' },
  },
  restore: { name: 'Restore', button: 'Restore', message: 'They come back as they were.', outcome: 'restored' },
  addTerm: {
    name: 'Add a topic or country',
    button: 'Add',
    message: 'Each gets a new revision. Readers see it once that is published.',
    outcome: 'given the topic or country',
    undo: { act: 'removeTerm', button: 'Remove it from them again' },
  },
  removeTerm: {
    name: 'Remove a topic or country',
    button: 'Remove',
    message: 'Each gets a new revision. Readers see it once that is published.',
    outcome: 'without the topic or country',
    undo: { act: 'addTerm', button: 'Give it to them again' },
  },
}

export function bulkReportSentence({ act, done, refused }: BulkReport) {
  const were = `${countInWords(done.length, 'text')} ${actWords[act].outcome}`
  if (!refused.length) return `${were}.`
  return done.length
    ? `${were}, ${refused.length} not.`
    : `Nothing was done: ${countInWords(refused.length, 'text')} refused it.`
}
