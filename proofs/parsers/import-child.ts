import { readFileSync } from 'node:fs'
import { limitHeapGrowth } from '@/cli/imports/alone'
import { importInputs } from './import-inputs'

// Reads each of the inputs and says what it cost, one JSON line each: processor time (ms) and the most memory so far (bytes).

limitHeapGrowth()
for (const [what, run] of importInputs.filter(([what]) => what.includes(process.argv[2] ?? ''))) {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  console.log(JSON.stringify({ what, time: (user + system) / 1_000, peak: peak() }))
}

function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1_024
  } catch {
    return process.resourceUsage().maxRSS * 1_024
  }
}
