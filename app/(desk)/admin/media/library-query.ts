import { z } from 'zod'
import type { LibraryFilter, LibrarySort } from '@/domain/files/media-library'

export type LibraryQuery = LibraryFilter & { sort?: LibrarySort; view?: 'list'; page: number }

// A mistyped or shortened address still shows the library: what is not understood is left out.
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
