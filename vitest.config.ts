import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { alone, InOrder, notOnPostgres, onPostgres, onPostgresFirst, postgresAlone } from './scripts/test-order.mjs'
import { temporaryFolder } from './scripts/temporary.mjs'
import { noPostgres, postgresForTests } from './scripts/postgres.mjs'

/** The part that scripts/test.mjs runs: `first`, `rest` or `postgres`; all if started by hand. */
const part = process.env.GAZETTE_TESTS

const shared = {
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    env: { LOG_LEVEL: 'silent', TMPDIR: join(temporaryFolder(), `gazette-tests-${process.pid}`) },
    globalSetup: ['db/test-template.ts'],
    setupFiles: ['db/test-database.ts', 'scripts/test-afterwards.ts'],
    // For hanging tests; a slow machine must stay below.
    testTimeout: 300_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    provide: { tries: process.env.GAZETTE_QUICK ? 0.1 : 1 },
  },
} satisfies TestProjectInlineConfiguration

const hasPostgres = postgresForTests(shared.test.env.TMPDIR) !== undefined
if (!hasPostgres) console.log(`PostgreSQL: ${noPostgres}`)

const everything = ['{app,auth,cli,components,db,demonstration,domain,lib,proofs,scripts,server}/**/*.test.{ts,tsx}']
const packages = '**/node_modules/**'

// Vitest loads a file to read the tags of its tests, so files without a matching tag are left out before.
const tagsOf = { first: /^(?!.*@module-tag thorough)/, rest: /@module-tag|tags: '/ }[part ?? '']
const others = tagsOf ? globSync(everything).filter((file) => !tagsOf.test(readFileSync(file, 'utf8'))) : []

export default defineConfig({
  test: {
    // Vitest's default leaves one core unused.
    maxWorkers: '100%',
    sequence: { sequencer: InOrder },
    tags: [
      { name: 'thorough', description: 'takes long: only in `npm run test:all`' },
      { name: 'property', description: 'tries many cases: a tenth of them in `npm test`, all in `npm run test:all`' },
    ],
    projects: [
      // A process for each file costs half a second: where possible, one process runs file after file.
      {
        ...shared,
        test: {
          ...shared.test,
          name: 'together',
          isolate: false,
          include: everything,
          exclude: [...alone, ...postgresAlone, ...others, packages],
        },
      },
      { ...shared, test: { ...shared.test, name: 'alone', include: alone, exclude: [...others, packages] } },
      ...(hasPostgres ? postgresProjects() : []),
    ],
  },
})

/** Runs `onPostgres` again on PostgreSQL; EVERYTHING_ON_POSTGRES runs all tests that can. */
function postgresProjects(): TestProjectInlineConfiguration[] {
  if (!process.env.EVERYTHING_ON_POSTGRES) {
    const include = part === 'first' ? onPostgresFirst : onPostgres
    const exclude = [...alone, ...(part === 'postgres' ? onPostgresFirst : []), packages]
    return [postgresProject('postgres', { isolate: false, include, exclude })]
  }
  const exclude = [...Object.keys(notOnPostgres), packages]
  return [
    postgresProject('postgres', { isolate: false, include: everything, exclude: [...alone, ...exclude] }),
    postgresProject('postgres-alone', { include: alone, exclude }),
  ]
}

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
