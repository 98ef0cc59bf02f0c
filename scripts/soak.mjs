// `npm run soak`: the properties of the suite, tried thousands of times from a new seed, then the versions of Node.
// `npm run soak -- SEED` repeats the properties of one seed; `npm run soak -- nodes` takes the versions of Node alone.
import './require-node.mjs'
import { randomInt } from 'node:crypto'
import { root } from './run.mjs'
import { soakNodes } from './soak-nodes.mjs'

const properties = [
  'domain/writing/nothing-lost',
  'domain/care/one-byte',
  'domain/desk/lists',
  'domain/published/published',
  'domain/published/translations',
  'domain/published/entry-states',
  'domain/published/live-languages',
  'domain/addresses/one-hop',
  'domain/files/pdf/bombs',
  'scripts/hostile-bodies',
  'scripts/hostile-forms',
  'scripts/hostile-routes',
]

const [argument] = process.argv.slice(2)
const seed = argument === undefined ? randomInt(2 ** 31) : Number(argument)
if (argument !== 'nodes' && !Number.isInteger(seed)) {
  console.error('Usage: npm run soak -- [SEED | nodes]. SEED is a whole number.')
  process.exit(2)
}
process.chdir(root)
if (argument !== 'nodes') await soakProperties(seed)
if ((argument === undefined || argument === 'nodes') && !(await soakNodes())) process.exitCode = 1

async function soakProperties(seed) {
  console.log(`Seed ${seed}`)
  const { startVitest } = await import('vitest/node')
  // Threads end with this process, however it is stopped.
  const options = { watch: false, pool: 'threads', provide: { soak: { seed } } }
  const vitest = await startVitest('test', properties, options)
  await vitest.close()
  console.log(`Seed ${seed}: ${process.exitCode ? 'failed' : 'passed'}`)
}
