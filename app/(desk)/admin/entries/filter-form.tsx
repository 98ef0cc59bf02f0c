import { SelectField, SearchField, TextField } from '@/components/ui/fields'
import { FilterBar } from '@/components/ui/filter-bar'
import { languageNames, languages } from '@/lib/languages/languages'
import { kindNames } from '@/components/admin/entry/entry-title'
import { pageLengths, type Filters } from '@/components/admin/entries/filters'
import { reviewNames, stateNames } from '@/components/admin/entry/state-words'

export type FilterChoices = {
  terms: { id: number; kind: string; name: string }[]
  people: { id: number; name: string }[]
}

type Props = { filters: Filters; query: string; choices: FilterChoices }

export function FilterForm({ filters, query, choices }: Props) {
  const { state, kind, language, termId, by, review, translation, from, until, sort, perPage } = filters
  const set = (...values: unknown[]) => values.filter(Boolean).length
  return (
    <FilterBar
      label="Content"
      path="/admin/entries"
      query={query}
      set={{
        first: set(state, kind),
        more: set(language, termId, by, review, translation, from, until, sort, perPage),
      }}
      search={<SearchField label="Search" name="q" defaultValue={filters.search} />}
      first={
        <>
          <SelectField label="Status" bare name="state" defaultValue={state ?? ''} options={states} />
          <SelectField label="Kind" bare name="kind" defaultValue={kind ?? ''} options={kinds} />
        </>
      }
      more={
        <>
          <SelectField label="Language" name="language" defaultValue={language ?? ''} options={tongues} />
          <SelectField
            label="Topic or country"
            name="term"
            defaultValue={String(termId ?? '')}
            options={[any, ...choices.terms.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
          <SelectField
            label="Created or saved by"
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
          <TextField label="Saved from" name="from" type="date" defaultValue={from} className="min-w-0" />
          <TextField label="Saved until" name="until" type="date" defaultValue={until} className="min-w-0" />
          <SelectField
            label="Order"
            name="sort"
            defaultValue={sort ? `${filters.descending ? '-' : ''}${sort}` : ''}
            options={sortOptions}
          />
          <SelectField label="On a page" name="per" defaultValue={String(perPage ?? '')} options={lengths} />
        </>
      }
    />
  )
}

const any = { value: '', label: 'Any' }
const states = [
  { value: '', label: 'Any status' },
  { value: 'waiting', label: 'Not published yet' },
  ...Object.entries(stateNames).map(([value, label]) => ({ value, label })),
]
const kinds = [
  { value: '', label: 'Any kind' },
  ...Object.entries(kindNames).map(([value, label]) => ({ value, label })),
]
export const reviewFilterNames = {
  submitted: reviewNames.waiting,
  'changes requested': reviewNames.changes,
  approved: reviewNames.approved,
}
const tongues = [any, ...languages.map((value) => ({ value, label: languageNames[value].english }))]
const reviews = [any, ...Object.entries(reviewFilterNames).map(([value, label]) => ({ value, label }))]
const sortOptions = [
  { value: '', label: 'Last saved first' },
  { value: 'saved', label: 'Saved longest ago first' },
  { value: 'title', label: 'Title, A to Z' },
  { value: '-title', label: 'Title, Z to A' },
  { value: '-live', label: 'Published or scheduled, latest first' },
  { value: 'live', label: 'Published or scheduled, earliest first' },
  { value: '-created', label: 'Last created first' },
  { value: 'created', label: 'Created longest ago first' },
]
const lengths = pageLengths.map((n) => ({ value: n === 25 ? '' : String(n), label: `${n} texts` }))
