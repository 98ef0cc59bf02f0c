import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { alone, InOrder } from './scripts/test-order.mjs'
import { temporary } from './scripts/temporary.mjs'

const shared = {
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    env: { LOG_LEVEL: 'silent', TMPDIR: join(temporary(), `gazette-tests-${process.pid}`) },
    globalSetup: ['db/test-template.ts'],
    setupFiles: ['db/test-database.ts', 'scripts/test-afterwards.ts'],
    // For what hangs; a slow machine has to stay under it.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
} satisfies TestProjectInlineConfiguration

const everything = ['{app,auth,cli,components,db,demonstration,domain,lib,scripts,server}/**/*.test.{ts,tsx}']
const packages = '**/node_modules/**'

export default defineConfig({
  test: {
    // Vitest's own choice leaves one core out, which is half of two.
    maxWorkers: '100%',
    sequence: { sequencer: InOrder },
    projects: [
      // A process for each file costs half a second of work: where nothing speaks against it, one process takes file after file.
      {
        ...shared,
        test: { ...shared.test, name: 'together', isolate: false, include: everything, exclude: [...alone, packages] },
      },
      { ...shared, test: { ...shared.test, name: 'alone', include: alone, exclude: [packages] } },
    ],
  },
})
