import { useState } from 'react'
import { ChoiceList, type ChoiceGroup } from '@/components/ui/choice-list'
import { DialogForm } from '@/components/ui/dialog'
import { useChoiceKeys } from '@/components/ui/use-choice-keys'
import type { Organisation } from '@/domain/published/site'
import { countInWords } from '@/lib/text/numbers'

type Props = { organisations: Organisation[]; onChoose: (organisation: Organisation) => void }
type OrganisationChoice = Organisation & { isNew?: boolean }

const maxShown = 15

export function OrganisationPicker({ organisations, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const groups = groupOrganisations(organisations, typed.trim())
  const all = groups.flatMap(({ choices }) => choices)
  const take = (choice: OrganisationChoice | undefined) => choice && onChoose({ name: choice.name, url: choice.url })
  const keys = useChoiceKeys(all, { typed, onEnter: take })
  return (
    <DialogForm
      onSubmit={() => take(all[keys.index])}
      verb={all[keys.index]?.isNew ? 'Add this organisation' : 'Use this organisation'}
      isDisabled={all.length === 0}
    >
      <ChoiceList
        label="Find an organisation"
        placeholder="A word of its name"
        typed={typed}
        onType={setTyped}
        groups={groups}
        keys={keys}
        keyOf={({ name, isNew }) => `${isNew ? 'new' : 'known'} ${name}`}
        press={take}
        show={({ name, url, isNew }) => (
          <>
            <span className="block font-semibold wrap-anywhere">{isNew ? `Add “${name}”` : name}</span>
            {url && <span className="block text-sm text-soft wrap-anywhere">{url}</span>}
          </>
        )}
        empty={<p className="text-soft">None was named yet. Type the name of the first one.</p>}
        message={countInWords(all.length, 'choice')}
      />
    </DialogForm>
  )
}

function groupOrganisations(organisations: Organisation[], typed: string): ChoiceGroup<OrganisationChoice>[] {
  const words = typed.toLowerCase().split(/\s+/)
  const found = organisations.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
  const isKnown = organisations.some(({ name }) => name.toLowerCase() === typed.toLowerCase())
  const groups: ChoiceGroup<OrganisationChoice>[] = [{ name: 'Named before', choices: found.slice(0, maxShown) }]
  if (typed && !isKnown) groups.push({ name: 'New', choices: [{ name: typed, url: '', isNew: true }] })
  return groups.filter(({ choices }) => choices.length > 0)
}
