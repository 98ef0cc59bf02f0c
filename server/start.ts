import '@/lib/process/require-node.mjs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { commandLine } from '@/lib/process/program'
import { stopEarlyOnSignal } from './early-stop'

// Prepares the archive in a child process, then serves: one process, so that a signal to stop arrives at any time.

// Registered before the child starts. A stop leaves work that the next start repeats.
stopEarlyOnSignal(async () => {
  prepareProcess.kill()
  await prepareEnded
})
const prepareProcess = spawn(process.execPath, commandLine('prepare'), {
  cwd: join(import.meta.dirname, '..'),
  stdio: ['ignore', 'inherit', 'inherit'],
})
const prepareEnded = once(prepareProcess, 'exit')
const [exitCode, signal] = (await prepareEnded) as [number | null, string | null]
if (exitCode === 0) await import('./main')
else {
  // An early stop sends a signal too.
  if (signal && !prepareProcess.killed)
    process.stderr.write(`Preparing the archive was ended by the signal ${signal}.\n`)
  process.exitCode = exitCode ?? 1
}
