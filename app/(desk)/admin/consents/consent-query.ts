import { z } from 'zod'

const Query = z.object({
  state: z.enum(['active', 'ending', 'ended', 'revoked', 'unlinked']).optional().catch(undefined),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
})

export type ConsentQuery = z.infer<typeof Query>

/** Returns the request in the list's address; what is not understood is left out. */
export function consentsIn(query: Record<string, string | string[] | undefined>): ConsentQuery {
  return Query.parse(query)
}

/** The address of the list with this filter. */
export function consentsAddress({ state, q, page }: ConsentQuery) {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (q) query.set('q', q)
  if (page && page > 1) query.set('page', String(page))
  return query.size ? `/admin/consents?${query}` : '/admin/consents'
}
