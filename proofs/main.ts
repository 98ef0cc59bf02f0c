// `npm run soak -- proofs [NAME …] [--minutes N]` proves Gazette's promises with deliberate faults. Prints a line for
// each proof: its figures, its result, and whether its control run found the fault. Defaults: one hour, all proofs.
import { parseArgs } from 'node:util'
import { shippedLayout } from '@/e2e/support/server'
import { root, run } from '@/scripts/run.mjs'
import { proofs, type Proof } from './proofs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '60' } },
})
const minutes = Number(values.minutes)
const unknownNames = positionals.filter((name) => !proofs.some((proof) => proof.name === name))
if (unknownNames.length > 0 || !(minutes > 0)) {
  console.error(
    `Usage: npm run soak -- proofs [NAME …] [--minutes N]. The names: ${proofs.map(({ name }) => name).join(', ')}.`,
  )
  process.exit(2)
}
process.chdir(root)
process.env.LOG_LEVEL ??= 'fatal'
process.env.RENDERERS ??= shippedLayout.RENDERERS

const chosen = proofs.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
const [only] = chosen
if (only && chosen.length === 1) await tryProof(only)
else await tryEach(chosen)
process.exit()

/** Runs each proof in its own process, which has one archive. Proofs that wait run in parallel, the others in turn. */
async function tryEach(proofs: Proof[]) {
  const tryApart = async ({ name }: Proof) => {
    const { ok } = await run(process.execPath, [
      ...process.execArgv,
      import.meta.filename,
      name,
      '--minutes',
      String(minutes),
    ])
    if (!ok) process.exitCode = 1
  }
  const inARow = async () => {
    for (const proof of proofs.filter(({ isLongRunning }) => !isLongRunning)) await tryApart(proof)
  }
  await Promise.all([inARow(), ...proofs.filter(({ isLongRunning }) => isLongRunning).map(tryApart)])
}

async function tryProof({ name, run, control, whyNot }: Proof) {
  const reason = whyNot?.()
  if (reason) return console.log(`${name}: not tried here: ${reason}`)
  try {
    const { figure, problems } = await run(minutes / 60)
    const controls: string[] = []
    for (const [fault, find] of Object.entries(control)) {
      const found = (await find()).problems.length > 0
      controls.push(`${fault}: ${found ? 'found' : 'NOT FOUND'}`)
      if (!found) process.exitCode = 1
    }
    if (problems.length > 0) process.exitCode = 1
    console.log(`${name}: ${problems.length > 0 ? 'FAILED' : 'held'}: ${figure} (controls: ${controls.join('; ')})`)
    for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`)
  } catch (error) {
    process.exitCode = 1
    console.log(`${name}: FAILED: ${(error as Error).stack}`)
  }
}
