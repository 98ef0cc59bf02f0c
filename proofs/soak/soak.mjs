// `npm run soak` tries properties thousands of times from a new seed, runs the proofs for an hour, all unit tests on
// PostgreSQL, the browser tests on two instances, then everything on the supported versions of Node. Only a part of it:
// `npm run soak -- SEED [NAME]` (the properties of one seed, or of one file), `-- nodes [LINE …] [--cheap]`,
// `-- postgres [VERSION …]`, `-- browsers`, `-- proofs [NAME …] [--minutes N]` (docs/trust.md lists the proofs).
import '../../lib/process/require-node.mjs'
import { randomInt } from 'node:crypto'
import { noPostgres, postgresForTests } from '../../scripts/postgres.mjs'
import { root, run, runBin } from '../../scripts/run.mjs'
import { properties } from './properties.mjs'
import { soakNodes } from './nodes.mjs'
import { soakPostgres } from './postgres.mjs'

const [argument, ...rest] = process.argv.slice(2)
const parts = ['nodes', 'postgres', 'browsers', 'proofs']
const seed = argument === undefined ? randomInt(2 ** 31) : Number(argument)
const chosen = properties.filter((file) => rest.length === 0 || rest.includes(file.split('/').at(-1)))
if (!parts.includes(argument) && (!Number.isInteger(seed) || chosen.length === 0)) {
  console.error(
    'Usage: npm run soak -- [SEED [NAME] | nodes [LINE …] [--cheap] | postgres [VERSION …] | browsers | proofs [NAME …] [--minutes N]]. SEED is a whole number.',
  )
  process.exit(2)
}
process.chdir(root)
if (!parts.includes(argument)) await soakProperties(seed)
if (argument === undefined || argument === 'proofs') await soakProofs()
if ((argument === undefined || argument === 'postgres') && !(await soakPostgres(rest))) process.exitCode = 1
if (argument === undefined || argument === 'browsers') await soakBrowsers()
if ((argument === undefined || argument === 'nodes') && !(await soakNodes(rest))) process.exitCode = 1

async function soakProperties(seed) {
  console.log(`Seed ${seed}`)
  const { startVitest } = await import('vitest/node')
  // Threads end with this process, even after a kill.
  const options = { watch: false, pool: 'threads', project: ['!postgres'], provide: { soak: { seed } } }
  const vitest = await startVitest('test', chosen, options)
  await vitest.close()
  console.log(`Seed ${seed}: ${process.exitCode ? 'failed' : 'passed'}`)
}

/** Runs the proofs in their own process, with the present sources and build. */
async function soakProofs() {
  const { ok } = await run(process.execPath, ['--import', 'tsx', 'proofs/main.ts', ...rest])
  if (!ok) process.exitCode = 1
}

/** Runs all browser tests that do not need a single server: two instances, one PostgreSQL, one bucket, this build. */
async function soakBrowsers() {
  if (!postgresForTests('/nowhere')) return console.log(`PostgreSQL: ${noPostgres}`)
  const { ok } = await runBin('@playwright/test/cli.js', ['test'], { env: { E2E_TWO_INSTANCES: 'yes' } })
  console.log(`All browser tests on two instances: ${ok ? 'passed' : 'FAILED'}`)
  if (!ok) process.exitCode = 1
}
