import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by scripts/soak.mjs: how many times as many runs, and where they begin. */
    soak?: { seed: number }
  }
}

/** How often a property is tried: few times from a fixed seed in the suite, many times from a new one in `npm run soak`. */
export function runs({ suite, soak, seed }: { suite: number; soak: number; seed: number }) {
  const long = inject('soak')
  return long ? { numRuns: soak, seed: long.seed } : { numRuns: suite, seed }
}
