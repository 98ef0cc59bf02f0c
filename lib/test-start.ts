import { vi } from 'vitest'

// Test files run one after another in the same process. Each begins as in a new one: with modules that nobody has used, and
// without what the file before it has put in place.
vi.resetModules()
vi.restoreAllMocks()
vi.unstubAllEnvs()
vi.useRealTimers()

// What Next's bundles and the front door share is kept on `globalThis`.
for (const key of Object.getOwnPropertySymbols(globalThis))
  if (key.description?.startsWith('gazette.')) Reflect.deleteProperty(globalThis, key)
