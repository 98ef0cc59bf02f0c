import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { temporary } from './scripts/temporary.mjs'

const folders = (names: string) => [`{${names}}/**/*.test.{ts,tsx}`]

// These prepare their whole process for pictures of strangers: sharp reads little else in it from then on.
const alone = ['domain/{hostile-pictures,pictures}.test.ts']

const shared = {
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    env: { LOG_LEVEL: 'silent', TMPDIR: join(temporary(), `gazette-tests-${process.pid}`) },
    globalSetup: ['db/test-template.ts'],
    setupFiles: ['lib/test-start.ts', 'db/test-database.ts'],
    testTimeout: 30_000,
    // A process for each file costs half a second of work: files share one, and each begins with modules of its own.
    isolate: false,
  },
} satisfies TestProjectInlineConfiguration

export default defineConfig({
  test: {
    // Vitest's own choice leaves one core out, which is half of two.
    maxWorkers: '100%',
    projects: [
      { ...shared, test: { ...shared.test, name: 'alone', isolate: true, include: alone } },
      { ...shared, test: { ...shared.test, name: 'pure', include: folders('components,lib') } },
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'whole',
          include: folders('app,auth,cli,db,domain,scripts,server'),
          exclude: alone,
        },
      },
    ],
  },
})
