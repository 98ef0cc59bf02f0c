import type { PeopleIn } from '@/db/schema'
import type { PeopleState } from '@/domain/publishing/people-state'

export const peopleChoices: { value: PeopleIn; label: string; hint: string }[] = [
  { value: 'nobody', label: 'Nobody in particular', hint: 'It is about events, rules or numbers.' },
  {
    value: 'shown',
    label: 'People who can be recognised',
    hint: 'Officials, colleagues and others who speak for their work.',
  },
  {
    value: 'at risk',
    label: 'People at risk',
    hint: 'Survivors, children, and anybody who could come to harm if they were recognised.',
  },
]

export const sectionName = 'People in it'

/** Returns which words may stand beside a text about people at risk; for other texts, undefined. */
export function checkedNotesHint(state: PeopleState | undefined): string | undefined {
  if (!state?.isAtRisk) return undefined
  const notes = state.checkedNotes.map((note) => `“${note}”`).join(', ')
  return notes
    ? `Exactly as a second person has checked it: ${notes}.`
    : 'A second person writes these words into the check for harm first.'
}

export function peopleNote(people: PeopleIn | null, isAsked: boolean) {
  if (people !== null) return peopleChoices.find(({ value }) => value === people)!.label
  return isAsked ? 'Please say' : 'Not set'
}
