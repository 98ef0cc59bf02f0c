import { Button } from '@/components/ui/button'
import { inputClass } from '@/components/ui/field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { languageNames, languages } from '@/lib/languages'
import { kindNames } from '@/components/admin/entry/entry-title'
import { pageLengths, type Filters } from '@/components/admin/entries/filters'
import { stateNames } from '@/components/admin/entry/state-words'

export type FilterChoices = {
  terms: { id: number; kind: string; name: string }[]
  people: { id: number; name: string }[]
}

type Props = { filters: Filters; hasFilters: boolean; choices: FilterChoices }

/** A plain form whose answer is an address: it can be kept, sent to a colleague and gone back to. */
export function FilterForm({ filters, hasFilters, choices }: Props) {
  const { termId, by, review, translation, from, until, sort, perPage } = filters
  const more = [filters.language, termId, by, review, translation, from, until, sort, perPage].some(Boolean)
  return (
    <form
      role="search"
      aria-label="Entries"
      action="/admin/entries#found"
      className="mb-4 border-y border-line bg-sheet px-3 py-4"
    >
      <div className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[minmax(12rem,1fr)_repeat(2,minmax(8rem,12rem))_auto]">
        <TextField
          label="Search"
          name="q"
          type="search"
          defaultValue={filters.search}
          maxLength={200}
          className="col-span-2 lg:col-span-1"
        />
        <SelectField label="State" name="state" defaultValue={filters.state ?? ''} options={states} />
        <SelectField label="Kind" name="kind" defaultValue={filters.kind ?? ''} options={kinds} />
        <div className="col-span-2 flex items-center gap-3 lg:col-span-1">
          <Button type="submit">Show</Button>
          {hasFilters && (
            <a href="/admin/entries" className="inline-flex min-h-8 items-center whitespace-nowrap">
              Show all
            </a>
          )}
        </div>
      </div>
      <details open={more} className="mt-2">
        <summary className="inline-flex min-h-8 cursor-pointer items-center font-semibold text-accent">
          More filters and order
        </summary>
        <div className="grid grid-cols-2 items-end gap-3 pt-2 md:grid-cols-3 xl:grid-cols-4">
          <SelectField label="Language" name="language" defaultValue={filters.language ?? ''} options={tongues} />
          <SelectField
            label="Topic or country"
            name="term"
            defaultValue={String(termId ?? '')}
            options={[any, ...choices.terms.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
          <SelectField
            label="Begun or saved by"
            name="by"
            defaultValue={String(by ?? '')}
            options={[
              { value: '', label: 'Anyone' },
              { value: 'me', label: 'Me' },
              ...choices.people.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
          <SelectField label="Review" name="review" defaultValue={review ?? ''} options={reviews} />
          <SelectField
            label="Translation"
            name="translation"
            defaultValue={translation ?? ''}
            options={[any, { value: 'out of date', label: 'Out of date' }]}
          />
          <DateField label="Saved from" name="from" value={from} />
          <DateField label="Saved until" name="until" value={until} />
          <SelectField
            label="Order"
            name="sort"
            defaultValue={sort ? `${filters.descending ? '-' : ''}${sort}` : ''}
            options={orders}
          />
          <SelectField label="On a page" name="per" defaultValue={String(perPage ?? '')} options={lengths} />
        </div>
      </details>
    </form>
  )
}

function DateField({ label, name, value }: { label: string; name: string; value?: string }) {
  return (
    <div className="min-w-0">
      <label htmlFor={`filter-${name}`} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      <input id={`filter-${name}`} type="date" name={name} defaultValue={value} className={inputClass} />
    </div>
  )
}

const any = { value: '', label: 'Any' }
const states = [
  any,
  { value: 'waiting', label: 'Not published yet' },
  ...Object.entries(stateNames).map(([value, label]) => ({ value, label })),
]
const kinds = [any, ...Object.entries(kindNames).map(([value, label]) => ({ value, label }))]
const tongues = [any, ...languages.map((value) => ({ value, label: languageNames[value].english }))]
export const reviewNames = {
  submitted: 'Waits for review',
  'changes requested': 'Changes asked for',
  approved: 'Approved',
}
const reviews = [any, ...Object.entries(reviewNames).map(([value, label]) => ({ value, label }))]
const orders = [
  { value: '', label: 'Last saved first' },
  { value: 'saved', label: 'Saved longest ago first' },
  { value: 'title', label: 'Title, A to Z' },
  { value: '-title', label: 'Title, Z to A' },
  { value: '-live', label: 'Live or going live, latest first' },
  { value: 'live', label: 'Live or going live, earliest first' },
  { value: '-created', label: 'Last begun first' },
  { value: 'created', label: 'Begun longest ago first' },
]
const lengths = pageLengths.map((n) => ({ value: n === 25 ? '' : String(n), label: `${n} entries` }))
