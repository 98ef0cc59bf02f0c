import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { alone, InOrder, notOnPostgres, onPostgres, postgresAlone } from './scripts/test-order.mjs'
import { temporary } from './scripts/temporary.mjs'
import { noPostgres, postgresForTests } from './scripts/postgres.mjs'

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

const hasPostgres = postgresForTests(shared.test.env.TMPDIR) !== undefined
if (!hasPostgres) console.log(`PostgreSQL: ${noPostgres}`)

const everything = ['{app,auth,cli,components,db,demonstration,domain,lib,proofs,scripts,server}/**/*.test.{ts,tsx}']
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
        test: {
          ...shared.test,
          name: 'together',
          isolate: false,
          include: everything,
          exclude: [...alone, ...postgresAlone, packages],
        },
      },
      { ...shared, test: { ...shared.test, name: 'alone', include: alone, exclude: [packages] } },
      ...(hasPostgres ? postgresProjects() : []),
    ],
  },
})

/** The same tests once more on PostgreSQL: what is in `onPostgres`; with EVERYTHING_ON_POSTGRES, all that can run there. */
function postgresProjects(): TestProjectInlineConfiguration[] {
  if (!process.env.EVERYTHING_ON_POSTGRES)
    return [postgresProject('postgres', { isolate: false, include: onPostgres, exclude: [...alone, packages] })]
  const exclude = [...Object.keys(notOnPostgres), packages]
  return [
    postgresProject('postgres', { isolate: false, include: everything, exclude: [...alone, ...exclude] }),
    postgresProject('postgres-alone', { include: alone, exclude }),
  ]
}

/** Each with a server of its own. */
function postgresProject(name: string, files: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  const { env, setupFiles } = shared.test
  const TMPDIR = `${env.TMPDIR}-${name}`
  const DATABASE_URL = postgresForTests(join(TMPDIR, 'postgres'))!.url
  return {
    ...shared,
    test: {
      ...shared.test,
      ...files,
      name,
      env: { ...env, TMPDIR, DATABASE_URL, SECRET: Buffer.alloc(32, 7).toString('base64') },
      globalSetup: ['scripts/test-postgres.ts'],
      setupFiles: ['scripts/test-process-database.ts', ...setupFiles],
    },
  }
}
