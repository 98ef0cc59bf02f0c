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
const [exitCode] = (await prepareEnded) as [number | null]
if (exitCode === 0) await import('./main')
else process.exitCode = exitCode ?? 1
