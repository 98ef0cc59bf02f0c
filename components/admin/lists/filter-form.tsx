import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { languageNames, languages } from '@/lib/languages'
import { kindNames } from './entry-title'
import type { Filters } from './filters'
import { stateWords } from './state-words'

/** A plain form whose answer is an address: it can be kept, sent to a colleague and gone back to. */
export function FilterForm({ filters, filtered }: { filters: Filters; filtered: boolean }) {
  return (
    <form
      role="search"
      aria-label="Entries"
      action="/admin/entries#found"
      className="mb-6 grid gap-x-3 grid-cols-2 items-end gap-y-3 border-y border-line bg-sheet px-3 py-4 sm:grid-cols-3 lg:grid-cols-[minmax(12rem,1fr)_repeat(3,minmax(8rem,11rem))_auto]"
    >
      <TextField
        label="Search"
        name="q"
        type="search"
        defaultValue={filters.search}
        maxLength={200}
        className="col-span-2 sm:col-span-3 lg:col-span-1"
      />
      <SelectField label="State" name="state" defaultValue={filters.state ?? ''} options={states} />
      <SelectField label="Kind" name="kind" defaultValue={filters.kind ?? ''} options={kinds} />
      <SelectField label="Language" name="language" defaultValue={filters.language ?? ''} options={tongues} />
      <div className="flex items-center gap-3 sm:col-span-3 lg:col-span-1">
        <Button type="submit">Show</Button>
        {filtered && (
          <a href="/admin/entries" className="inline-flex min-h-8 items-center whitespace-nowrap">
            Show all
          </a>
        )}
      </div>
    </form>
  )
}

const any = { value: '', label: 'Any' }
const states = [
  any,
  { value: 'waiting', label: 'Not published yet' },
  ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
]
const kinds = [any, ...Object.entries(kindNames).map(([value, label]) => ({ value, label }))]
const tongues = [any, ...languages.map((value) => ({ value, label: languageNames[value].english }))]
