import { z } from 'zod'

const Address = z.object({
  q: z.string().max(300).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  from: z.string().max(2_000).optional().catch(undefined),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})

export type AddressListQuery = { search: string; page: number; from?: string; month?: string }

/** Returns the request in the address of a list of addresses; what is not understood is left out. */
export function listQueryIn(query: Record<string, string | string[] | undefined>): AddressListQuery {
  const { q = '', page = 1, ...rest } = Address.parse(query)
  return { search: q.trim(), page, ...rest }
}

/** The address of a list with its query. */
export function listAt(path: string, { search, page, from, month }: Partial<AddressListQuery>) {
  const parameters = { q: search, from, month, page: page && page > 1 ? String(page) : undefined }
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return query.size ? `${path}?${query}` : path
}
