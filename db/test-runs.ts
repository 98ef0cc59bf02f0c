import { inject } from 'vitest'
import { isPostgres } from './kit'

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by proofs/soak/soak.mjs: how many times as many runs, and where they begin. */
    soak?: { seed: number }
    /** The part of the tries of a property that is made: less than 1 in `npm test`. */
    tries: number
  }
}

/**
 * Returns how often a property is tried: few times from a fixed seed in the suite (a quarter of them in `npm test`), many times from
 * a new one in `npm run soak`; on PostgreSQL a tenth, and not less than 15, since each question goes to another process and back.
 */
export function runs({ suite, soak, seed }: { suite: number; soak: number; seed: number }) {
  const long = inject('soak')
  const times = (all: number) => (isPostgres ? Math.max(Math.ceil(all / 10), Math.min(all, 15)) : all)
  return long ? { numRuns: times(soak), seed: long.seed } : { numRuns: tries(times(suite)), seed }
}

/** Returns how many of some tries are made: all of them, or a quarter in `npm test`. */
export function tries(all: number) {
  return Math.ceil(all * inject('tries'))
}
