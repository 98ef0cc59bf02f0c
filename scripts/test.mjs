// `npm test`: installs what is missing, then every check in turn, up to the first that fails.
// Its last line is always "N passed, N failed".
import './require-node.mjs'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { installChromium } from './chromium.mjs'
import { prepareSources } from './ready.mjs'
import { root, runBin } from './run.mjs'

const results = { unit: 'test-results/unit.json', e2e: 'test-results/e2e.json' }
const sum = { passed: 0, failed: 0, skipped: 0 }

const stages = [
  ['Packages and style', prepareSources],
  ['Browser', installChromium],
  ['Types of routes', () => bin('next/dist/bin/next', ['typegen'])],
  ['Lint, types, format and build', readingAndBuild],
  ['Unit tests', unit],
  ['Browser tests', e2e],
]

process.env.CI ??= 'true'
process.env.NEXT_TELEMETRY_DISABLED = '1'
const started = performance.now()
for (const [name, stage] of stages) {
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
console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`)
process.exit(sum.failed > 0 ? 1 : 0)

/** Two at a time: the lint takes about as long as all that stands beside it. The build reads what is only checked here. */
async function readingAndBuild() {
  const rest = async () => {
    const typed = await bin('typescript/bin/tsc', ['--noEmit'])
    const used = await bin('knip/bin/knip.js', ['--no-progress'])
    const formatted = await bin('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])
    await build()
    return typed && used && formatted
  }
  const [lintResult, restResult] = await Promise.allSettled([
    bin('eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    rest(),
  ])
  if (restResult.status === 'rejected') throw restResult.reason
  return lintResult.value && restResult.value
}

async function bin(path, args, env = {}) {
  return (await runBin(path, args, { env })).ok
}

async function unit() {
  fresh(results.unit)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results.unit}`]
  const ok = await bin('vitest/vitest.mjs', ['run', ...reporters])
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readJson(results.unit)
  add(numPassedTests, numFailedTests, numPendingTests + numTodoTests)
  return ok
}

async function e2e() {
  fresh(results.e2e)
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, results.e2e) }
  const ok = await bin('@playwright/test/cli.js', ['test', '--reporter=list,json'], env)
  const { expected, unexpected, skipped } = readJson(results.e2e).stats
  add(expected, unexpected, skipped)
  return ok
}

function fresh(file) {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  rmSync(join(root, file), { force: true })
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'))
}

function add(passed, failed, skipped) {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}
