import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

// Writes every few seconds how many bytes this process holds after a full garbage collection. Loaded by `--import`.

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function report() {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(join(process.env.PROOF_MEMORY!, String(process.pid)), String(heapUsed + external))
}

if (isMainThread) setInterval(report, 5_000).unref()
