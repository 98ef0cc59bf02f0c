import { z } from 'zod'

const Query = z.object({ year: z.coerce.number().int().min(1970).max(9999).optional().catch(undefined) })

/** The year that the report's address asks for; undefined for all of them. */
export function reportYearIn(query: Record<string, string | string[] | undefined>) {
  return Query.parse(query).year
}
