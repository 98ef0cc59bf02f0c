import { SelectField, SearchField, TextField } from '@/components/ui/fields'
import { FilterBar } from '@/components/ui/filter-bar'
import { siteLanguages } from '@/lib/languages/languages'
import { englishName } from '@/lib/languages/language-tags'
import { kindNames } from '@/components/admin/entry/entry-title'
import { entriesAddress, pageLengths, type Filters } from './filters'
import { reviewNames, stateNames } from '@/components/admin/entry/state-words'

export type FilterChoices = {
  terms: { id: number; kind: string; name: string }[]
  people: { id: number; name: string }[]
}

type Props = { filters: Filters; choices: FilterChoices }

export function FilterForm({ filters, choices }: Props) {
  const { q, state, kind, language, term, by, review, translation, from, until, sort, per } = filters
  const set = (...values: unknown[]) => values.filter(Boolean).length
  return (
    <FilterBar
      label="Content"
      path={entriesAddress.path}
      query={entriesAddress.narrowed(filters)}
      set={{
        first: set(state, kind),
        more: set(language, term, by, review, translation, from, until, sort, per),
      }}
      search={<SearchField label="Search" name="q" defaultValue={q} />}
      first={
        <>
          <SelectField label="Status" bare name="state" defaultValue={state} none="Any status" options={stateOptions} />
          <SelectField label="Kind" bare name="kind" defaultValue={kind} none="Any kind" options={kindNames} />
        </>
      }
      more={
        <>
          <SelectField
            label="Language"
            name="language"
            defaultValue={language}
            none="Any"
            options={languageOptions()}
          />
          <SelectField label="Topic or country" name="term" defaultValue={term} none="Any" options={choices.terms} />
          <SelectField
            label="Created or saved by"
            name="by"
            defaultValue={by}
            none="Anyone"
            options={[{ value: 'me', label: 'Me' }, ...choices.people]}
          />
          <SelectField label="Review" name="review" defaultValue={review} none="Any" options={reviewFilterNames} />
          <SelectField
            label="Translation"
            name="translation"
            defaultValue={translation}
            none="Any"
            options={{ 'out of date': 'Out of date' }}
          />
          <TextField label="Saved from" name="from" type="date" defaultValue={from} className="min-w-0" />
          <TextField label="Saved until" name="until" type="date" defaultValue={until} className="min-w-0" />
          <SelectField label="Order" name="sort" defaultValue={sort} none="Last saved first" options={orders} />
          <SelectField label="On a page" name="per" defaultValue={per} options={pageLengthOptions} />
        </>
      }
    />
  )
}

const stateOptions = { waiting: 'Not published yet', ...stateNames }
export const reviewFilterNames = {
  submitted: reviewNames.waiting,
  'changes requested': reviewNames.changes,
  approved: reviewNames.approved,
}
const languageOptions = () => siteLanguages().map((value) => ({ value, label: englishName(value) }))
const orders = {
  saved: 'Saved longest ago first',
  title: 'Title, A to Z',
  '-title': 'Title, Z to A',
  '-live': 'Published or scheduled, latest first',
  live: 'Published or scheduled, earliest first',
  '-created': 'Last created first',
  created: 'Created longest ago first',
}
const pageLengthOptions = pageLengths.map((n) => ({ value: n === 25 ? '' : String(n), label: `${n} texts` }))
