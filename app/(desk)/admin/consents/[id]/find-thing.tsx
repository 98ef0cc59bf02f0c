import { keyOf, type PickerChoice } from '@/components/admin/picker/choice'
import { Picker } from '@/components/admin/picker/picker'
import type { Problem } from '@/lib/result'

type Thing = { entryId: number } | { lineage: string }

type Props = {
  linked: { entryIds: number[]; lineages: string[] }
  problems: Problem[]
  pending: boolean
  onChoose: (thing: Thing) => void
}

export function FindThing({ linked, problems, pending, onChoose }: Props) {
  const isLinked = (choice: PickerChoice) => {
    const thing = thingOf(choice)
    return 'entryId' in thing ? linked.entryIds.includes(thing.entryId) : linked.lineages.includes(thing.lineage)
  }
  return (
    <Picker
      types={['text', 'picture', 'document']}
      label="Find a text, picture or file"
      isLeftOut={isLinked}
      verb={() => 'Link'}
      onChoose={([choice]) => choice && onChoose(thingOf(choice))}
      pending={pending}
      problems={problems}
    />
  )
}

function thingOf(choice: PickerChoice): Thing {
  if (choice.is === 'text') return { entryId: choice.id }
  if (choice.is === 'upload') return { lineage: choice.lineage }
  throw new Error(`Nothing to link: ${keyOf(choice)}`)
}
