import { readFileSync } from 'node:fs'
import { limitHeapGrowth } from '@/cli/imports/lines'
import { importInputs } from './import-inputs'

// Reads each input and prints a JSON line: processor time (ms) and peak memory (bytes).

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
