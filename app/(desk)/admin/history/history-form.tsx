import { inputClass } from '@/components/ui/input-class'
import { InstantForm } from '@/components/ui/instant-form'
import { Labelled } from '@/components/ui/labelled'
import { SelectField } from '@/components/ui/select-field'
import { ShowOrAll } from '@/components/ui/show-or-all'
import { capitalized } from '@/lib/text/capitalized'
import { historyQuery, type HistoryAddress } from './history-filters'

type Props = {
  address: HistoryAddress
  choices: { verbs: string[]; people: { id: number; name: string }[] }
  isFiltered: boolean
}

/** Shows the filters of the history. */
export function HistoryForm({ address, choices: { verbs, people }, isFiltered }: Props) {
  return (
    <InstantForm
      label="Site history"
      path="/admin/history"
      query={historyQuery({ ...address, page: undefined })}
      className="mb-5 grid grid-cols-2 items-end gap-3 border-y border-line bg-sheet px-3 py-4 md:grid-cols-3 xl:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
    >
      <SelectField
        label="Who"
        name="by"
        defaultValue={String(address.by ?? '')}
        options={[
          { value: '', label: 'Anyone' },
          ...people.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: 'installation', label: 'The system' },
        ]}
      />
      <SelectField
        label="What"
        name="verb"
        defaultValue={address.verb ?? ''}
        options={[
          { value: '', label: 'Anything' },
          ...verbs.map((verb) => ({ value: verb, label: capitalized(verb) })),
        ]}
      />
      <Plain label="Text number" name="entry" type="number" value={address.entry} />
      <Plain label="From" name="from" type="date" value={address.from} />
      <Plain label="Until" name="until" type="date" value={address.until} />
      <ShowOrAll all={isFiltered && '/admin/history'} />
    </InstantForm>
  )
}

type PlainProps = { label: string; name: string; type: 'date' | 'number'; value?: string | number }

function Plain({ label, name, type, value }: PlainProps) {
  const id = `history-${name}`
  return (
    <Labelled id={id} label={label} className="min-w-0">
      <input
        id={id}
        name={name}
        type={type}
        min={type === 'number' ? 1 : undefined}
        defaultValue={value}
        className={inputClass}
      />
    </Labelled>
  )
}
