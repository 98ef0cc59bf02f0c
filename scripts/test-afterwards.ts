import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import { afterAll, vi } from 'vitest'

// Some verbs lower the priority of their process. In a process of tests, the tests after them would wait for all others.
// Not a spy: `restoreAllMocks` would bring the real one back.
Object.assign(os, { setPriority: vi.fn() })
syncBuiltinESMExports()

// Vitest gives up after a second, which a busy machine may need. Set again for each file, so it is wrapped once.
const { waitFor } = vi
if (waitFor.name !== 'waitForLong')
  vi.waitFor = function waitForLong(callback, options) {
    return waitFor(callback, typeof options === 'number' ? options : { timeout: 60_000, ...options })
  }

const variables = { ...process.env }

// The next file of tests may run in the same process.
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
  Object.assign(process.env, variables)
})
