import type { ComponentProps } from 'react'
import { Filters } from '@/components/admin/shell/list-page'
import { inputClass } from '@/components/ui/input-class'
import { Labelled } from '@/components/ui/labelled'
import { SelectField } from '@/components/ui/select-field'
import { capitalized } from '@/lib/text/capitalized'
import { historyAddress, type AskedHistory } from './history-filters'

type Props = {
  asked: AskedHistory
  choices: { verbs: string[]; people: { id: number; name: string }[] }
}

export function HistoryForm({ asked, choices: { verbs, people } }: Props) {
  const query = historyAddress.narrowed(asked)
  return (
    <Filters
      label="Site history"
      path={historyAddress.path}
      query={query}
      isFiltered={query !== ''}
      className="mb-5 grid grid-cols-2 items-end gap-3 border-y border-line bg-sheet px-3 py-4 md:grid-cols-3 xl:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
    >
      <SelectField
        label="Who"
        name="by"
        defaultValue={String(asked.by ?? '')}
        options={[
          { value: '', label: 'Anyone' },
          ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: 'installation', label: 'The system' },
        ]}
      />
      <SelectField
        label="What"
        name="verb"
        defaultValue={asked.verb ?? ''}
        options={[
          { value: '', label: 'Anything' },
          ...verbs.map((verb) => ({ value: verb, label: capitalized(verb) })),
        ]}
      />
      <Plain label="Text number" name="entry" type="number" min={1} defaultValue={asked.entry} />
      <Plain label="From" name="from" type="date" defaultValue={asked.from} />
      <Plain label="Until" name="until" type="date" defaultValue={asked.until} />
    </Filters>
  )
}

function Plain({ label, ...props }: ComponentProps<'input'> & { label: string }) {
  const id = `history-${props.name}`
  return (
    <Labelled id={id} label={label} className="min-w-0">
      <input {...props} id={id} className={inputClass} />
    </Labelled>
  )
}
