// `npm run soak`: the properties of the suite, tried thousands of times from a new seed. `npm run soak -- SEED` repeats one.
import './require-node.mjs'
import { randomInt } from 'node:crypto'
import { root } from './run.mjs'

const seed = process.argv[2] ? Number(process.argv[2]) : randomInt(2 ** 31)
if (!Number.isInteger(seed)) {
  console.error('Usage: npm run soak -- [SEED], a whole number.')
  process.exit(2)
}
const properties = ['domain/nothing-lost', 'domain/one-byte', 'domain/published/published', 'domain/pdf/bombs']
console.log(`Seed ${seed}`)
process.chdir(root)
const { startVitest } = await import('vitest/node')
// Threads end with this process, however it is stopped.
const options = { watch: false, pool: 'threads', provide: { soak: { seed } } }
const vitest = await startVitest('test', properties, options)
await vitest.close()
console.log(`Seed ${seed}: ${process.exitCode ? 'failed' : 'passed'}`)
