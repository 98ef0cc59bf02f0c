import { inject } from 'vitest'
import { isPostgres } from './kit'

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by proofs/soak/soak.mjs: the seed of the runs. */
    soak?: { seed: number }
    /** The fraction of a property's tries that is made: less than 1 in `npm test`. */
    tries: number
  }
}

/**
 * Returns how often a property is tried. The suite makes few tries from a fixed seed (`npm test` a tenth of them),
 * `npm run soak` many from a new seed. PostgreSQL gets a tenth, but at least 15, since its queries take longer.
 */
export function runs({ suite, soak, seed }: { suite: number; soak: number; seed: number }) {
  const long = inject('soak')
  const times = (all: number) => (isPostgres ? Math.max(Math.ceil(all / 10), Math.min(all, 15)) : all)
  return long ? { numRuns: times(soak), seed: long.seed } : { numRuns: tries(times(suite)), seed }
}

/** Returns the number of tries that are made: all, or a tenth in `npm test`. */
export function tries(all: number) {
  return Math.ceil(all * inject('tries'))
}
