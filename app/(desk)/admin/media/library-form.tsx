import { FilterBar } from '@/components/ui/filter-bar'
import { SearchField } from '@/components/ui/search-field'
import { SelectField } from '@/components/ui/select-field'
import { mediaLibraryAddress, type LibraryQuery } from './library-query'

export function LibraryForm({ query }: { query: LibraryQuery }) {
  const { search, type, lacks, newest, sort, view } = query
  const set = (...values: unknown[]) => values.filter(Boolean).length
  return (
    <FilterBar
      label="Media"
      path="/admin/media"
      query={mediaLibraryAddress({ ...query, page: 1 }).split('?')[1] ?? ''}
      set={{ first: set(type, lacks), more: set(newest, sort) }}
      search={
        <>
          {view && <input type="hidden" name="view" value={view} />}
          <SearchField label="Search" name="q" defaultValue={search} />
        </>
      }
      first={
        <>
          <SelectField label="Kind" bare name="type" defaultValue={type ?? ''} options={kinds} />
          <SelectField label="What is missing" bare name="lacks" defaultValue={lacks ?? ''} options={lacking} />
        </>
      }
      more={
        <>
          <SelectField label="Versions" name="versions" defaultValue={newest ? 'newest' : ''} options={versions} />
          <SelectField label="Order" name="sort" defaultValue={sort ?? ''} options={orders} />
        </>
      }
    />
  )
}

const kinds = [
  { value: '', label: 'Any kind' },
  { value: 'picture', label: 'Pictures' },
  { value: 'document', label: 'Documents and recordings' },
]
const lacking = [
  { value: '', label: 'Any' },
  { value: 'use', label: 'Not used' },
  { value: 'description', label: 'No description' },
  { value: 'consent', label: 'Recognisable people, no note of consent' },
]
const versions = [
  { value: '', label: 'All' },
  { value: 'newest', label: 'The newest only' },
]
const orders = [
  { value: '', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'name', label: 'By name' },
  { value: 'size', label: 'Largest first' },
]
