import { FilterBar } from '@/components/ui/filter-bar'
import { SearchField, SelectField } from '@/components/ui/fields'
import { z } from 'zod'
import { listAddress, wordsField } from '../list-address'

export function LibraryForm({ currentQuery }: { currentQuery: UploadListQuery }) {
  const { q, type, lacks, versions, sort, view } = currentQuery
  const set = (...values: unknown[]) => values.filter(Boolean).length
  return (
    <FilterBar
      label="Media"
      path={libraryAddress.path}
      query={libraryAddress.narrowed(currentQuery)}
      set={{ first: set(type, lacks), more: set(versions, sort) }}
      search={
        <>
          {view && <input type="hidden" name="view" value={view} />}
          <SearchField label="Search" name="q" defaultValue={q} />
        </>
      }
      first={
        <>
          <SelectField label="Kind" bare name="type" defaultValue={type} none="Any kind" options={kindOptions} />
          <SelectField
            label="What is missing"
            bare
            name="lacks"
            defaultValue={lacks}
            none="Any"
            options={lackingOptions}
          />
        </>
      }
      more={
        <>
          <SelectField label="Versions" name="versions" defaultValue={versions} none="All" options={versionNames} />
          <SelectField label="Order" name="sort" defaultValue={sort} none="Newest first" options={orders} />
        </>
      }
    />
  )
}

const kindOptions = { picture: 'Pictures', document: 'Documents and recordings' }
const lackingOptions = {
  use: 'Not used',
  description: 'No description',
  consent: 'Recognisable people, no note of consent',
}
const versionNames = { newest: 'The newest only' }
const orders = { oldest: 'Oldest first', name: 'By name', size: 'Largest first' }

export const libraryAddress = listAddress('/admin/media', {
  q: wordsField(200),
  type: z.enum(['picture', 'document']),
  lacks: z.enum(['use', 'description', 'consent']),
  versions: z.literal('newest'),
  sort: z.enum(['oldest', 'name', 'size']),
  view: z.literal('list'),
})

export type UploadListQuery = ReturnType<typeof libraryAddress.read>

export function isNarrowed({ q, type, lacks, versions }: UploadListQuery) {
  return Boolean(q || type || lacks || versions)
}
