import type { EntryFilter } from '@/domain/published/entry-selection'
import { termsCarried } from '@/domain/published/terms'
import type { z } from 'zod'
import type { Mistake } from './answer'
import { secondOf, type listParameters } from './parameters'

type ListQuery = { [N in keyof typeof listParameters]?: z.infer<(typeof listParameters)[N]> }

/** The filter of a list, or the values in it that name nothing readers have. */
export async function filterOf(
  { kind, language, country, topic, type, year, updated_since, q }: ListQuery,
  now: number,
): Promise<{ ok: true; filter: EntryFilter } | { ok: false; mistakes: Mistake[] }> {
  const mistakes: Mistake[] = []
  const terms = country !== undefined || topic !== undefined ? await termsCarried(now) : []
  for (const [parameter, slug] of Object.entries({ country, topic }))
    if (slug !== undefined && !terms.some((term) => term.kind === parameter && term.slug === slug))
      mistakes.push({
        parameter,
        message: `Nothing is filed under the ${parameter} “${slug}”: /api/v1/terms lists them.`,
      })
  const updatedSince = updated_since === undefined ? undefined : secondOf(updated_since)
  if (updated_since !== undefined && updatedSince === undefined)
    mistakes.push({ parameter: 'updated_since', message: '“updated_since” is no day that a calendar has.' })
  const words = q?.replace(/\s+/g, ' ').trim() || undefined
  const filter = { kind, language, country, topic, type, updatedSince, q: words, year: year ? Number(year) : undefined }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, filter }
}
