import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { temporary } from './scripts/temporary.mjs'

const folders = (names: string) => [`{${names}}/**/*.test.{ts,tsx}`]

const shared = {
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    env: { LOG_LEVEL: 'silent', TMPDIR: join(temporary(), `gazette-tests-${process.pid}`) },
    globalSetup: ['db/test-template.ts'],
    setupFiles: ['db/test-database.ts'],
    testTimeout: 30_000,
  },
} satisfies TestProjectInlineConfiguration

export default defineConfig({
  test: {
    // Vitest's own choice leaves one core out, which is half of two.
    maxWorkers: '100%',
    projects: [
      // A process for each file costs half a second of work. What keeps nothing in its modules does without.
      { ...shared, test: { ...shared.test, name: 'pure', isolate: false, include: folders('components,lib') } },
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'whole',
          include: folders('app,auth,cli,db,demonstration,domain,scripts,server'),
        },
      },
    ],
  },
})
