// `npm test` installs what is missing, then runs the checks in stages, some ten minutes on two cores, and stops
// after a failed stage. `npm run test:all` adds the rest, some 40 minutes. The last line is always "N passed, N
// failed".
import '../lib/process/require-node.mjs'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { changedSince, mergeBase } from './changed-files.mjs'
import { installChromium } from './chromium.mjs'
import { noPostgres, postgresForTests } from './postgres.mjs'
import { prepareSources } from './ready.mjs'
import { root, runBin } from './run.mjs'

const journeysFile = 'e2e/journeys.txt'
const testCounts = { passed: 0, failed: 0, skipped: 0 }

// Steps of one stage run side by side: browser tests often wait while unit tests count. The output of the second is
// shown when both have ended.
const firstStages = [
  [['Packages, stylesheet and letters', prepareSources]],
  [['Browser', installChromium]],
  [['Types, lint and build', lintBuildAndCheck]],
  [
    ['Unit tests', () => runUnitTests('first', isEverything ? '!thorough && !property' : '!thorough')],
    [
      'Browser tests: one journey for each task, and all rights',
      () => runBrowserTests('first', '--test-list', journeysFile),
    ],
  ],
]
const otherStages = [
  [
    ['Thorough unit tests, then all other unit tests on PostgreSQL', runOtherUnitTests],
    ['All other browser tests', () => runBrowserTests('rest', '--test-list-invert', journeysFile)],
  ],
]

process.env.CI ??= 'true'
process.env.NEXT_TELEMETRY_DISABLED = '1'
const isEverything = process.argv[2] === 'all'
if (!isEverything) process.env.GAZETTE_QUICK = 'true'
const startedAt = performance.now()
const ok = await runStages(isEverything ? [...firstStages, ...otherStages] : firstStages)
if (!ok && testCounts.failed === 0) testCounts.failed++
const skippedWords = testCounts.skipped > 0 ? `, ${testCounts.skipped} skipped` : ''
if (!isEverything && testCounts.failed === 0)
  console.log('\nEverything works. What takes longer to try is tried by npm run test:all.')
console.log(`\n${testCounts.passed} passed, ${testCounts.failed} failed${skippedWords}`)
process.exit(testCounts.failed > 0 ? 1 : 0)

/** Runs stages one after the other until one fails. */
async function runStages(stages) {
  for (const steps of stages) {
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    console.log(`\n— ${steps.map(([name]) => name).join('\n  beside: ')} (${seconds} s)`)
    const results = await Promise.all(steps.map(runStep))
    for (const { output } of results) if (output) console.log(output)
    const failed = steps.filter((_, index) => !results[index].ok)
    for (const [name] of failed) console.log(`\n${name}: failed.`)
    if (failed.length > 0) return false
  }
  return true
}

async function runStep([, step]) {
  const result = await step().catch((error) => console.error(error.message) ?? false)
  return typeof result === 'object' ? result : { ok: result !== false }
}

async function lintBuildAndCheck() {
  await runTool('next/dist/bin/next', ['typegen'])
  const lintAndBuild = async () => {
    const ok = await lint(isEverything ? ['.'] : await changedSince(await mergeBase()))
    if (ok) await build()
    return ok
  }
  const checks = async () => {
    const typed = await checkTypes('.')
    // Next's own check of what pages and handlers export.
    const exported = await checkTypes('--no-ignore', '.next/types/validator.ts')
    const used = await runTool('knip/bin/knip.js', ['--no-progress'])
    return typed && exported && used && (!isEverything || (await checkFormat()))
  }
  const results = await Promise.allSettled([lintAndBuild(), checks()])
  for (const { status, reason } of results) if (status === 'rejected') throw reason
  return results.every(({ value }) => value)
}

async function lint(paths) {
  const files = paths.filter((path) => path === '.' || /\.(tsx?|mjs)$/.test(path))
  const options = ['--max-warnings', '0', '--no-warn-ignored', '--', ...files]
  return files.length === 0 || (await runTool('eslint/bin/eslint.js', options))
}

function checkTypes(...args) {
  return runTool('oxlint/bin/oxlint', ['-c', 'oxlint.json', '--deny-warnings', '--type-check', ...args])
}

function checkFormat() {
  return runTool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])
}

async function runTool(path, args, env = {}) {
  return (await runBin(path, args, { env })).ok
}

/**
 * Runs one part of the unit tests.
 * @param {string} part selects the files in vitest.config.ts, and names the report
 * @param {string | undefined} tags selects tests of these files
 */
async function runUnitTests(part, tags, ...args) {
  const report = freshReport(`unit-${part}`)
  const tagged = tags ? [`--tags-filter=${tags}`] : []
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = await runTool('vitest/vitest.mjs', ['run', ...args, ...tagged, ...reporters], { GAZETTE_TESTS: part })
  const { numPassedTests, numFailedTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // Vitest counts a test of the other part as skipped.
  const isOfRest = ({ tags }) => tags.includes('thorough') || (isEverything && tags.includes('property'))
  const isOfPart = (test) => part === 'postgres' || isOfRest(test) === (part === 'rest')
  const skipped = testResults.flatMap((file) =>
    file.assertionResults.filter((test) => ['skipped', 'pending'].includes(test.status) && isOfPart(test)),
  )
  addCounts(numPassedTests, numFailedTests, skipped.length + numTodoTests)
  return ok
}

async function runOtherUnitTests() {
  const ok = await runUnitTests('rest', 'thorough || property', '--project=!postgres')
  if (postgresForTests('/nowhere')) return (await runUnitTests('postgres', undefined, '--project=postgres')) && ok
  console.log(`PostgreSQL: ${noPostgres}`)
  return ok
}

/** Keeps its output: unit tests show theirs at the same time. */
async function runBrowserTests(part, ...args) {
  const report = freshReport(`browser-${part}`)
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const options = { env, quiet: true }
  const result = await runBin('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args], options)
  const { expected, unexpected, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
  addCounts(expected, unexpected, skipped)
  return result
}

function freshReport(name) {
  const file = join(root, `test-results/${name}.json`)
  mkdirSync(join(root, 'test-results'), { recursive: true })
  rmSync(file, { force: true })
  return file
}

function addCounts(passed, failed, skipped) {
  testCounts.passed += passed
  testCounts.failed += failed
  testCounts.skipped += skipped
}
