import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { isNarrowed, type LibraryQuery } from './library-query'

/** A plain form whose answer is an address: it can be kept, sent to a colleague and gone back to. */
export function LibraryForm({ query }: { query: LibraryQuery }) {
  const { search, type, lacks, newest, sort, view } = query
  return (
    <form
      role="search"
      aria-label="Media"
      action="/admin/media#found"
      className="mb-5 grid grid-cols-2 items-end gap-3 border-y border-line bg-sheet px-3 py-4 md:grid-cols-3 xl:grid-cols-[minmax(12rem,1fr)_repeat(4,minmax(8rem,12rem))_auto]"
    >
      {view && <input type="hidden" name="view" value={view} />}
      <TextField
        label="Search"
        name="q"
        type="search"
        defaultValue={search}
        maxLength={200}
        className="col-span-2 md:col-span-1"
      />
      <SelectField label="Kind" name="type" defaultValue={type ?? ''} options={kinds} />
      <SelectField label="What is missing" name="lacks" defaultValue={lacks ?? ''} options={lacking} />
      <SelectField label="Versions" name="versions" defaultValue={newest ? 'newest' : ''} options={versions} />
      <SelectField label="Order" name="sort" defaultValue={sort ?? ''} options={orders} />
      <div className="col-span-2 flex items-center gap-3 md:col-span-1">
        <Button type="submit">Show</Button>
        {isNarrowed(query) && (
          <a href="/admin/media" className="inline-flex min-h-8 items-center whitespace-nowrap">
            Show all
          </a>
        )}
      </div>
    </form>
  )
}

const any = { value: '', label: 'Any' }
const kinds = [any, { value: 'picture', label: 'Pictures' }, { value: 'document', label: 'Documents' }]
const lacking = [
  any,
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
