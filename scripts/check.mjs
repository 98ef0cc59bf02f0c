// `npm run check [-- COMMIT]` checks what changed since main or a commit, within a minute: lint, format, types, tests.
import '../lib/process/require-node.mjs'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { changedSince, mergeBase } from './changed-files.mjs'
import { nearestTests, withinTime } from './nearest-tests.mjs'
import { prepareSources } from './ready.mjs'
import { root, runBin } from './run.mjs'

/** Seconds of unit tests, two files at once. */
const maxSeconds = 50
/** Seconds for a file of tests that was never measured. */
const secondsPerTest = 1.5

const startedAt = performance.now()
const cacheFolder = 'node_modules/.cache/check'
const reportLines = []
let hasFailed = false

await prepareSources()
const baseCommit = process.argv[2] ?? (await mergeBase())
const changed = await changedSince(baseCommit)
console.log(`${changed.length} files differ from ${baseCommit.slice(0, 12)}.`)
await Promise.all([checkTypes(), runLint().then(checkFormat)])
await runNearestTests()
for (const line of reportLines) console.log(line)
console.log(`${hasFailed ? 'Failed' : 'Passed'} in ${Math.round((performance.now() - startedAt) / 1000)} s.`)
process.exit(hasFailed ? 1 : 0)

async function checkTypes() {
  // Next's types of routes change with their folders.
  if (!existsSync(join(root, '.next/types')) || changed.some((file) => file.startsWith('app/')))
    await runBin('next/dist/bin/next', ['typegen'], { quiet: true, env: { NEXT_TELEMETRY_DISABLED: '1' } })
  const caching = ['--incremental', '--tsBuildInfoFile', `${cacheFolder}/types.tsbuildinfo`]
  await step('types of everything', 'typescript/bin/tsc', ['--noEmit', ...caching])
}

async function runLint() {
  const files = changed.filter((file) => /\.(tsx?|mjs)$/.test(file))
  if (files.length === 0) return
  await step(`lint of ${files.length} files`, 'eslint/bin/eslint.js', [
    '--max-warnings=0',
    '--no-warn-ignored',
    '--',
    ...files,
  ])
  const typed = files.filter((file) => !file.endsWith('.mjs'))
  if (typed.length > 0)
    await step('lint with types', 'oxlint/bin/oxlint', ['-c', 'oxlint.json', '--deny-warnings', ...typed])
}

async function checkFormat() {
  if (changed.length === 0) return
  const options = ['--check', '--log-level=warn', '--ignore-unknown', '--no-error-on-unmatched-pattern']
  await step(`format of ${changed.length} files`, 'prettier/bin/prettier.cjs', [...options, '--', ...changed])
}

async function runNearestTests() {
  const { importGraph } = await import('./lint/import-graph.mjs')
  const near = nearestTests(importGraph(), changed)
  const chosen = withinTime(near, { changed, seconds: maxSeconds, secondsOf: measuredSeconds() })
  if (chosen.length > 0)
    await step(
      `${chosen.length} of ${near.length} files of unit tests that reach what changed, the nearest first`,
      'vitest/vitest.mjs',
      ['run', '--reporter=dot', '--project=!postgres', '--passWithNoTests', ...chosen],
    )
  const specs = changed.filter((file) => file.startsWith('e2e/'))
  const rest = [
    chosen.length < near.length && 'the other unit tests',
    'tests on PostgreSQL',
    'build',
    'browser tests',
  ].filter(Boolean)
  reportLines.push(
    `Not run: ${rest.join(', ')}${specs.length ? ` (${specs.join(' ')} changed)` : ''}. npm test and npm run test:all run them.`,
  )
}

async function step(name, path, args) {
  const began = performance.now()
  const { ok } = await runBin(path, args)
  reportLines.push(`${ok ? 'Passed' : 'Failed'}: ${name} (${Math.round((performance.now() - began) / 1000)} s)`)
  hasFailed ||= !ok
}

function measuredSeconds() {
  const reports = ['first', 'rest'].map((part) => join(root, `test-results/unit-${part}.json`)).filter(existsSync)
  const testResults = reports.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).testResults)
  const seconds = new Map(
    testResults.map(({ name, startTime, endTime }) => [name.slice(root.length), (endTime - startTime) / 1000]),
  )
  return (test) => Math.max(seconds.get(test) ?? secondsPerTest, 0.2)
}
