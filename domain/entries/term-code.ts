import { and, asc, eq, ne } from 'drizzle-orm'
import type { Tx } from '@/db/connection'
import { terms } from '@/db/schema'
import { regionCode, regionCodes } from '@/lib/languages/region-codes'
import { done, refused, type Problem, type Result } from '@/lib/result'

// ISO 3166-1, two letters. A term for several countries has none.

/** By default the names tell the code, unless another term has it. */
export async function codeFor(
  tx: Tx,
  { kind, code, names }: { kind: 'topic' | 'country'; code?: string | null; names: string[] },
): Promise<Result<string | null>> {
  if (kind !== 'country' || code === null) return done(null)
  const proposed = code ?? names.map(regionCode).find((found) => found !== undefined)
  if (proposed === undefined) return done(null)
  const taken = await countryWithCode(tx, proposed)
  if (taken === undefined) return done(proposed)
  return code === undefined ? done(null) : refused(takenCode(taken), 'code')
}

export async function countryWithCode(tx: Tx, code: string, id = -1): Promise<string | undefined> {
  const [row] = await tx
    .select({ name: terms.name })
    .from(terms)
    .where(and(eq(terms.kind, 'country'), eq(terms.code, code), ne(terms.id, id)))
    .orderBy(asc(terms.id))
  return row?.name
}

export function takenCode(name: string) {
  return `“${name}” is this country already.`
}

export function codeProblems(code: string | null | undefined): Problem[] {
  return !code || regionCodes().includes(code) ? [] : [{ message: 'Choose a country from the list.', field: 'code' }]
}
