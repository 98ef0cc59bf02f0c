import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { environment } from './environment'

/** Lets the tests of a file start compiled programs where scripts/test.mjs has just compiled the sources. */
export function startCompiled() {
  if (!environment().GAZETTE_TESTS) return
  const before = process.argv[1]!
  beforeAll(() => void (process.argv[1] = join(import.meta.dirname, '../../.compiled/test')))
  afterAll(() => void (process.argv[1] = before))
}
