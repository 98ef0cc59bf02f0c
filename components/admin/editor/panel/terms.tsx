import { Checkbox } from '@/components/ui/checkbox'
import type { PanelPart } from './part'

const groups = [
  ['country', 'Countries'],
  ['topic', 'Topics'],
] as const

export function Terms({ opened, draft: { fields, change } }: PanelPart) {
  const chosenIds = new Set(fields.termIds)
  if (opened.terms.length === 0) return <p className="text-sm text-soft">There are no topics and countries yet.</p>
  return groups.map(([kind, name]) => {
    const terms = opened.terms.filter((term) => term.kind === kind)
    return (
      terms.length > 0 && (
        <fieldset key={kind}>
          <legend className="mb-1 text-sm font-semibold">{name}</legend>
          {terms.map(({ id, name }) => (
            <Checkbox
              key={id}
              isSelected={chosenIds.has(id)}
              onChange={(on) =>
                change({ termIds: on ? [...fields.termIds, id] : fields.termIds.filter((one) => one !== id) })
              }
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      )
    )
  })
}

export function chosenNames({ opened, draft }: Pick<PanelPart, 'opened' | 'draft'>) {
  return opened.terms
    .filter(({ id }) => draft.fields.termIds.includes(id))
    .map(({ name }) => name)
    .join(', ')
}
