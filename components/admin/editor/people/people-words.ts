import type { PeopleIn } from '@/db/schema'

export const peopleChoices: { value: PeopleIn; label: string; hint: string }[] = [
  { value: 'nobody', label: 'Nobody who can be recognised', hint: 'It is about events, rules or numbers.' },
  {
    value: 'shown',
    label: 'People, and no special risk',
    hint: 'Officials, colleagues and others who speak for their work.',
  },
  {
    value: 'at risk',
    label: 'People at risk',
    hint: 'Survivors, children, and anybody who could come to harm if they were recognised.',
  },
]

export const sectionName = 'People in it'

export function peopleNote(people: PeopleIn | null, isAsked: boolean) {
  if (people !== null) return peopleChoices.find(({ value }) => value === people)!.label
  return isAsked ? 'Please say' : 'Not said'
}
