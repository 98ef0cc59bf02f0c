import { FilterBar } from '@/components/ui/filter-bar'
import { SearchField, SelectField } from '@/components/ui/fields'
import { z } from 'zod'
import type { LibraryFilter, LibrarySort } from '@/domain/files/media-library'

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
          <SelectField label="Kind" bare name="type" defaultValue={type} none="Any kind" options={kinds} />
          <SelectField label="What is missing" bare name="lacks" defaultValue={lacks} none="Any" options={lacking} />
        </>
      }
      more={
        <>
          <SelectField
            label="Versions"
            name="versions"
            defaultValue={newest ? 'newest' : ''}
            none="All"
            options={versions}
          />
          <SelectField label="Order" name="sort" defaultValue={sort} none="Newest first" options={orders} />
        </>
      }
    />
  )
}

const kinds = { picture: 'Pictures', document: 'Documents and recordings' }
const lacking = {
  use: 'Not used',
  description: 'No description',
  consent: 'Recognisable people, no note of consent',
}
const versions = { newest: 'The newest only' }
const orders = { oldest: 'Oldest first', name: 'By name', size: 'Largest first' }

export type LibraryQuery = LibraryFilter & { sort?: LibrarySort; view?: 'list'; page: number }

// A mistyped or shortened address still shows the library: invalid parts are ignored.
const Address = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  type: z.enum(['picture', 'document']).optional().catch(undefined),
  lacks: z.enum(['use', 'description', 'consent']).optional().catch(undefined),
  versions: z.literal('newest').optional().catch(undefined),
  sort: z.enum(['oldest', 'name', 'size']).optional().catch(undefined),
  view: z.literal('list').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export function libraryQueryIn(query: Record<string, string | string[] | undefined>): LibraryQuery {
  const { q, versions, ...rest } = Address.parse(query)
  return { ...rest, search: q || undefined, newest: versions === 'newest' || undefined }
}

export function mediaLibraryAddress({ search, type, lacks, newest, sort, view, page }: Partial<LibraryQuery>) {
  const versions = newest && 'newest'
  const parts = { q: search, type, lacks, versions, sort, view, page: page && page > 1 ? String(page) : undefined }
  const pairs = Object.entries(parts).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = new URLSearchParams(pairs).toString()
  return query ? `/admin/media?${query}` : '/admin/media'
}

export function isNarrowed({ search, type, lacks, newest }: LibraryQuery) {
  return Boolean(search || type || lacks || newest)
}
