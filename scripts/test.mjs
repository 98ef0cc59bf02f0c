// `npm test` installs what is missing, then runs the checks in stages, some thirteen minutes on two cores, and stops
// after a failed stage. `npm run test:all` adds the rest, some forty minutes. The last line is always "N passed, N
// failed".
import './require-node.mjs'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installChromium } from './chromium.mjs'
import { noPostgres, postgresForTests } from './postgres.mjs'
import { prepareSources } from './ready.mjs'
import { root, runBin } from './run.mjs'

const journeys = 'e2e/journeys.txt'
const sum = { passed: 0, failed: 0, skipped: 0 }

const first = [
  ['Packages, stylesheet and letters', prepareSources],
  ['Browser', installChromium],
  ['Types, lint and build', readingAndBuild],
  ['Unit tests', () => unit('first', all ? '!thorough && !property' : '!thorough')],
  ['Browser tests: one journey for each task, and all rights', () => browser('first', '--test-list', journeys)],
]
const rest = [
  ['Thorough unit tests', () => unit('rest', 'thorough || property', '--project=!postgres')],
  ['All other unit tests on PostgreSQL', postgres],
  ['All other browser tests', () => browser('rest', '--test-list-invert', journeys)],
]

process.env.CI ??= 'true'
process.env.NEXT_TELEMETRY_DISABLED = '1'
const all = process.argv[2] === 'all'
if (!all) process.env.GAZETTE_QUICK = 'true'
const started = performance.now()
for (const [name, stage] of all ? [...first, ...rest] : first) {
  console.log(`\n— ${name} (${Math.round((performance.now() - started) / 1000)} s)`)
  const failures = sum.failed
  const ok = await stage().then(
    (result) => result !== false,
    (error) => console.error(error.message) ?? false,
  )
  if (ok && sum.failed === failures) continue
  if (sum.failed === failures) sum.failed++
  console.log(`\n${name}: failed.`)
  break
}
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
if (!all && sum.failed === 0) console.log('\nEverything works. What takes longer to try is tried by npm run test:all.')
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`)
process.exit(sum.failed > 0 ? 1 : 0)

async function readingAndBuild() {
  await bin('next/dist/bin/next', ['typegen'])
  const lintAndBuild = async () => {
    const ok = await bin('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])
    if (ok) await build()
    return ok
  }
  const checks = async () => {
    const typed = await bin('oxlint/bin/oxlint', ['-c', 'oxlint.json', '--deny-warnings', '--type-check', '.'])
    const used = await bin('knip/bin/knip.js', ['--no-progress'])
    return typed && used && (!all || (await typesAndFormat()))
  }
  const results = await Promise.allSettled([lintAndBuild(), checks()])
  for (const { status, reason } of results) if (status === 'rejected') throw reason
  return results.every(({ value }) => value)
}

/** Checks types with TypeScript itself, which reads types in JavaScript too, and the format of all files. */
async function typesAndFormat() {
  const typed = await bin('typescript/bin/tsc', ['--noEmit'])
  const formatted = await bin('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])
  return typed && formatted
}

async function bin(path, args, env = {}) {
  return (await runBin(path, args, { env })).ok
}

/**
 * Runs one part of the unit tests.
 * @param {string} part selects the files in vitest.config.ts, and names the report
 * @param {string | undefined} tags selects tests of these files
 */
async function unit(part, tags, ...args) {
  const report = freshReport(`unit-${part}`)
  const tagged = tags ? [`--tags-filter=${tags}`] : []
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = await bin('vitest/vitest.mjs', ['run', ...args, ...tagged, ...reporters], { GAZETTE_TESTS: part })
  const { numPassedTests, numFailedTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // Vitest counts a test of the other part as skipped.
  const isOfRest = ({ tags }) => tags.includes('thorough') || (all && tags.includes('property'))
  const isOfPart = (test) => part === 'postgres' || isOfRest(test) === (part === 'rest')
  const skipped = testResults.flatMap((file) =>
    file.assertionResults.filter((test) => ['skipped', 'pending'].includes(test.status) && isOfPart(test)),
  )
  add(numPassedTests, numFailedTests, skipped.length + numTodoTests)
  return ok
}

async function postgres() {
  if (postgresForTests('/nowhere')) return unit('postgres', undefined, '--project=postgres')
  console.log(`PostgreSQL: ${noPostgres}`)
}

async function browser(part, ...args) {
  const report = freshReport(`browser-${part}`)
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const ok = await bin('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args], env)
  const { expected, unexpected, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
  add(expected, unexpected, skipped)
  return ok
}

function freshReport(name) {
  const file = join(root, `test-results/${name}.json`)
  mkdirSync(join(root, 'test-results'), { recursive: true })
  rmSync(file, { force: true })
  return file
}

function add(passed, failed, skipped) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}
