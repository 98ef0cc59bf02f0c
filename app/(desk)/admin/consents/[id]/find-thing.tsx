import { choiceKey, type PickerChoice } from '@/components/admin/picker/choice'
import { Picker } from '@/components/admin/picker/picker'
import type { Problem } from '@/lib/result'

type ConsentTarget = { entryId: number } | { lineage: string }

type Props = {
  linked: { entryIds: number[]; lineages: string[] }
  problems: Problem[]
  pending: boolean
  onChoose: (thing: ConsentTarget) => void
}

export function FindConsentTarget({ linked, problems, pending, onChoose }: Props) {
  const isLinked = (choice: PickerChoice) => {
    const thing = consentTargetOf(choice)
    return 'entryId' in thing ? linked.entryIds.includes(thing.entryId) : linked.lineages.includes(thing.lineage)
  }
  return (
    <Picker
      types={['text', 'picture', 'document']}
      label="Find a text, picture or file"
      isLeftOut={isLinked}
      verb={() => 'Link'}
      onChoose={([choice]) => choice && onChoose(consentTargetOf(choice))}
      pending={pending}
      problems={problems}
    />
  )
}

function consentTargetOf(choice: PickerChoice): ConsentTarget {
  if (choice.is === 'text') return { entryId: choice.id }
  if (choice.is === 'upload') return { lineage: choice.lineage }
  throw new Error(`Nothing to link: ${choiceKey(choice)}`)
}
